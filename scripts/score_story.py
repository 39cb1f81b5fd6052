"""Score the fused events of the bundled story against what its sentences tell.

    python scripts/score_story.py [--show]

B-cubed precision, recall and F1 over claims (Bagga and Baldwin 1998): two claims belong together when they
tell the same happening. An event that is told as part of another (`part_of`), or bound to it by rule, belongs to that one's
happening; the figures of single events are shown beside. What each sentence tells (story/reports/*.toml) was written with the reports,
before any engine read them. A claim of a sentence with one happening belongs to it; in a sentence with
several, to the one whose type is the claim's, else whose `also` holds it, and where that leaves more than
one, to the one whose places hold the claim's. A claim that this does not settle, and every claim of a
sentence that tells nothing, is left out and counted.
"""

from __future__ import annotations

import argparse
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from firsthand.events import happenings
from firsthand.events.happenings import Sides
from firsthand.model import Claim, Document, Event, TextVersion
from firsthand.pipeline import demo
from firsthand.pipeline.add import Step
from firsthand.pipeline.engine import Engine
from firsthand.pipeline.settings import Settings
from firsthand.pipeline.state import World
from firsthand.store import Store


@dataclass(frozen=True)
class Happening:
    """One row of the key."""

    id: str
    type: str
    earliest: date
    latest: date
    places: frozenset[str]
    also: frozenset[str] = frozenset()


@dataclass(frozen=True)
class BCubed:
    """Precision, recall and F1 over claims, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def key() -> dict[str, Happening]:
    """The happenings by id."""
    table = tomllib.loads((demo.folder() / "happenings.toml").read_text(encoding="utf-8"))
    return {row["id"]: happening(row) for row in table["happening"]}


def happening(row: Mapping[str, Any]) -> Happening:
    """A row of happenings.toml."""
    return Happening(
        id=row["id"],
        type=row["type"],
        earliest=row["earliest"],
        latest=row["latest"],
        places=frozenset(row["places"]),
        also=frozenset(row.get("also", ())),
    )


def tells(report: Path) -> dict[int, list[str]]:
    """The happenings of each sentence (counted from 1) of a report."""
    table = tomllib.loads(report.with_suffix(".toml").read_text(encoding="utf-8"))
    return {int(number): told for number, told in table["tells"].items()}


def sentence_number(claim: Claim, version: TextVersion) -> int:
    """The number, from 1, of the sentence that the claim stands in."""
    return next(n for n, s in enumerate(version.sentences, 1) if s.start <= claim.trigger.start < s.end)


def settle(claim: Claim, told: Sequence[Happening]) -> str | None:
    """The happening that a claim of a sentence belongs to; None if that is not settled."""
    if len(told) <= 1:
        return told[0].id if told else None
    fits = [h for h in told if h.type == claim.type] or [h for h in told if claim.type in h.also]
    if len(fits) > 1:
        ids = {m.id for m in claim.place}
        fits = [h for h in fits if h.places & ids]
    return fits[0].id if len(fits) == 1 else None


def bcubed(found: Mapping[str, str], gold: Mapping[str, str]) -> BCubed:
    """B-cubed over the claims of `gold`; `found` gives each claim's event, one without stands alone."""
    cluster = {claim: found.get(claim, f"alone:{claim}") for claim in gold}
    both = Counter((cluster[c], gold[c]) for c in gold)
    clusters, classes = Counter(cluster.values()), Counter(gold.values())
    if not gold:
        return BCubed(0.0, 0.0)
    precision = sum(both[cluster[c], gold[c]] / clusters[cluster[c]] for c in gold) / len(gold)
    recall = sum(both[cluster[c], gold[c]] / classes[gold[c]] for c in gold) / len(gold)
    return BCubed(precision, recall)


def by_event(events: Sequence[Event]) -> dict[str, str]:
    """Each claim's event."""
    return {claim: event.id for event in events for claim in event.claims}


def by_happening(events: Sequence[Event], sides: Sides) -> dict[str, str]:
    """Each claim's happening: its event, or the greatest that this is part of, as told or by the rules of bonds.

    The key's happenings hold what reports tell with them: an attack its dead, a deal its terms (`also`).
    """
    wholes = happenings(events, sides)
    return {claim: wholes[event.id] for event in events for claim in event.claims}


def gold_of(world: World) -> tuple[dict[str, str], int]:
    """Claim id to happening for the claims that are settled, and how many are not."""
    happenings, gold, left = key(), {}, 0
    by_origin = {path.name: tells(path) for path in demo.reports()}
    for head in world.heads():
        document: Document = world.document(head.id)
        told = by_origin[Path(str(document.origin).partition(".jsonl")[0] + ".jsonl").name]
        for claim in world.claims(document=head.id):
            number = sentence_number(claim, document.version(claim.text_version))
            belongs = settle(claim, [happenings[h] for h in told.get(number, ())])
            if belongs:
                gold[claim.id] = belongs
            else:
                left += 1
    return gold, left


def fields(events: Sequence[Event], gold: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """Right and asked, for type, day and place of the events whose claims tell mostly one happening."""
    happenings = key()
    score: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for event in events:
        told = Counter(gold[c] for c in event.claims if c in gold)
        if not told:
            continue
        wanted = happenings[told.most_common(1)[0][0]]
        days = event.earliest and event.latest and (event.earliest, event.latest)
        checks = {
            "type": event.type == wanted.type or event.type in wanted.also,
            "day": bool(days and days[0] <= wanted.latest and days[1] >= wanted.earliest),
            "place": bool(event.place and event.place.id in wanted.places),
        }
        for name, right in checks.items():
            score[name][0] += right
            score[name][1] += 1
    return {name: (right, asked) for name, (right, asked) in score.items()}


def unwatched(_: Step) -> None:
    """Show no progress."""


def read_world(folder: Path) -> World:
    """The story read into a fresh store."""
    today = datetime.now(UTC).date()
    settings = Settings(home=folder, store=folder / "story.sqlite", today=today)
    engine, store = Engine(settings, demo.mastheads()), Store.open(settings.store)
    summary = demo.read_story(engine, store, lambda: datetime.now(UTC), unwatched)
    if summary.problems:
        raise SystemExit("\n".join(p.message for p in summary.problems))
    return World(store, engine)


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description="Score the events of the bundled story.")
    parser.add_argument("--show", action="store_true", help="list the events with what their claims tell")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        world = read_world(Path(folder))
        gold, left = gold_of(world)
        events = world.events()
        print(f"claims scored {len(gold)}, left out {left}; happenings {len(set(gold.values()))}")
        for name, found in (("happenings", by_happening(events, world.lexicon)), ("single events", by_event(events))):
            score = bcubed(found, gold)
            print(f"B-cubed P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}  {name}")
        for name, (right, asked) in fields(events, gold).items():
            print(f"{name:6} {right}/{asked} events")
        if arguments.show:
            for event in events:
                told = Counter(gold.get(c, "-") for c in event.claims)
                print(f"{event.id} {event.type} {event.place and event.place.id} {dict(told)}")


if __name__ == "__main__":
    main()
