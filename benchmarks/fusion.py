"""How fast and how well claims are fused: a made-up war whose true events are known.

    python benchmarks/fusion.py [--claims 200000] [--add 200] [--json OUT]
    python benchmarks/fusion.py --sizes 50000 100000 200000 1000000 [--plot docs/images/fusion.svg] [--json OUT]

One in five claims founds no event of its own: a true event is told by five claims on average. Of the claims 12 in a
hundred stand in reprints, 5 tell of what never happened; reports come late, leave out the actor or the day, miss the
day by one, or name the province only. Places are those of a region with about 20 events each over three years; with
more claims there are more places. Printed: seconds and claims a second of fusing (laying out, linking, gathering, and
the records of all events), peak memory of the process, precision, recall and F1 over pairs of claims, and how long it
takes to add one more report to the store so filled. The time that making the claims takes is measured apart and
taken off. docs/performance.md has the figures.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

from plot import chart

from firsthand.events import Fuser
from firsthand.lexicon.records import SourceProfile
from firsthand.model import (
    Attribution,
    Basis,
    Certainty,
    Claim,
    ClaimType,
    DocumentHead,
    Mention,
    Moment,
    Precision,
    Quantity,
    Span,
    Standing,
)

START, DAYS = date(2021, 1, 1), 1095
PER_EVENT = 5
EVENTS_A_PLACE = 20
REPRINTED, FALSE = 0.12, 0.05
UNDATED, OFF_BY_ONE, PROVINCE_ONLY, NO_ACTOR = 0.10, 0.04, 0.05, 0.2
OUTLETS = tuple(f"outlet-{n}" for n in range(60))
SIDES = {"north": ("north-army", "north-guard", "north-militia"), "south": ("south-front", "south-brigade")}
SIDE_OF = {body: side for side, bodies in SIDES.items() for body in (side, *bodies)}
TYPES: tuple[ClaimType, ...] = (
    "capture", "shelling", "airstrike", "clash", "bombing", "abduction", "displacement", "agreement", "protest",
)  # fmt: skip
COUNTED = {"shelling": "killed", "airstrike": "killed", "bombing": "killed", "displacement": "displaced"}
PLACES_A_PROVINCE = 25
LEAST_F1 = 0.95
MOST_BYTES_A_CLAIM, BASE_MB = 9_000, 200  # 2 GB for 200,000 claims


class Bodies:
    """Two sides and their units; every outlet of grade C."""

    @property
    def sources(self) -> Bodies:
        """Itself."""
        return self

    def of(self, words: str, /) -> SourceProfile:
        """A voice without a party."""
        return SourceProfile(
            id=words, name=words, grade="C", party=None, kind="outlet", root=None, stake=False, rule="made up"
        )

    def ancestors(self, id_: str, /) -> tuple[str, ...]:
        """The side of a unit."""
        side = SIDE_OF.get(id_)
        return (side,) if side and side != id_ else ()

    def same_side(self, a: str, b: str, /) -> bool:
        """Whether two bodies are of one side."""
        return SIDE_OF.get(a, a) == SIDE_OF.get(b, b)


@dataclass(frozen=True, slots=True)
class Happening:
    """A true event, or a false one that somebody made up."""

    number: int
    type: ClaimType
    day: int
    place: int
    actor: str
    opponent: str
    toll: int


@dataclass(frozen=True, slots=True)
class Telling:
    """What one claim tells of a happening, and where: `report` is the outlet and day of its report."""

    happening: Happening
    outlet: int
    published: int
    day: int | None
    province_only: bool
    actor: str | None
    toll: int
    copied_by: int | None = None


@dataclass(frozen=True)
class Figures:
    """What the run gave."""

    claims: int
    true_events: int
    events: int
    seconds: float
    cpu_seconds: float
    claims_a_second: float
    making_seconds: float
    peak_mb: float
    pair_precision: float
    pair_recall: float
    pair_f1: float
    add_median_ms: float
    add_worst_ms: float
    add_mean_cpu_ms: float


class War:
    """A made-up war of a given number of claims; the same seed makes the same war."""

    def __init__(self, claims: int, seed: int = 7) -> None:
        self._chance = random.Random(seed)
        self.true_events = claims // PER_EVENT
        self._places = [self._place(n) for n in range(max(50, self.true_events // EVENTS_A_PLACE))]
        self._units = [self._province(n) for n in range(len(self._places) // PLACES_A_PROVINCE + 1)]
        self.tellings = sorted(self._tellings(claims), key=lambda t: (t.published, t.outlet))

    def heads(self) -> dict[str, DocumentHead]:
        """The reports: one for each outlet and day, and their reprints."""
        found: dict[str, DocumentHead] = {}
        for telling in self.tellings:
            for head in self._reports(telling):
                found.setdefault(head.id, head)
        return found

    def claims(self) -> Iterator[Claim]:
        """The claims, one after the other, in order of publication."""
        for number, telling in enumerate(self.tellings):
            yield from (self._claim(number, telling, head) for head in self._reports(telling))

    def truth(self) -> dict[str, int]:
        """Claim id to the number of the happening that it tells."""
        return {
            _claim_id(n, head.id): t.happening.number for n, t in enumerate(self.tellings) for head in self._reports(t)
        }

    def _happening(self, number: int) -> Happening:
        chance = self._chance
        us, them = chance.sample(sorted(SIDES), 2)
        return Happening(
            number=number,
            type=chance.choice(TYPES),
            day=chance.randrange(DAYS),
            place=chance.randrange(len(self._places)),
            actor=chance.choice(SIDES[us]),
            opponent=chance.choice(SIDES[them]),
            toll=int(1 + chance.expovariate(0.08)),
        )

    def _tellings(self, claims: int) -> Iterator[Telling]:
        """Until there are as many claims as asked for: each happening is told by some outlets, some of them copied."""
        written, number = 0, 0
        originals = claims * (1 - REPRINTED)
        false = originals * FALSE
        while number < false:
            yield self._telling(self._happening(-number - 1))
            number += 1
        number, written = 0, int(false)
        told = (originals - false) / self.true_events
        for number in range(self.true_events):
            happening = self._happening(number)
            due = int((number + 1) * told) + int(false) - written
            times = due if due <= 1 else self._chance.randint(1, 2 * due - 1)
            for _ in range(times):
                yield self._telling(happening)
            written += times

    def _telling(self, happening: Happening) -> Telling:
        chance = self._chance
        late = min(20, int(chance.expovariate(0.9)))
        day: int | None = happening.day
        if chance.random() < UNDATED and late < 3:
            day = None
        elif chance.random() < OFF_BY_ONE:
            day = happening.day + chance.choice((-1, 1))
        copied = chance.randrange(len(OUTLETS)) if chance.random() < REPRINTED / (1 - REPRINTED) else None
        return Telling(
            happening=happening,
            outlet=chance.randrange(len(OUTLETS)),
            published=max(happening.day, day or 0) + late,
            day=day,
            province_only=chance.random() < PROVINCE_ONLY,
            actor=None if chance.random() < NO_ACTOR else happening.actor,
            toll=max(1, round(happening.toll * chance.choice((0.8, 1, 1, 1, 1.25)))),
            copied_by=copied,
        )

    def _reports(self, telling: Telling) -> Iterator[DocumentHead]:
        first = f"{OUTLETS[telling.outlet]}/{telling.published}"
        yield self._head(first, telling.outlet, telling.published, None)
        if telling.copied_by is not None:
            yield self._head(f"copy-{telling.copied_by}/{first}", telling.copied_by, telling.published + 1, first)

    def _head(self, id_: str, outlet: int, published: int, first: str | None) -> DocumentHead:
        return DocumentHead.model_construct(
            id=id_, publisher=OUTLETS[outlet], publisher_id=OUTLETS[outlet],
            published=START + timedelta(days=published), title=None, url=None, language="en", reprint_of=first,
            similarity=None,
        )  # fmt: skip

    def _claim(self, number: int, telling: Telling, head: DocumentHead) -> Claim:
        happening = telling.happening
        trigger = Span.model_construct(start=number * 200 + 40, end=number * 200 + 50, text=happening.type)
        sentence = Span.model_construct(start=number * 200, end=number * 200 + 199, text="")
        place = self._places[happening.place]
        if telling.province_only:
            place = self._units[happening.place // PLACES_A_PROVINCE]
        return Claim.model_construct(
            id=_claim_id(number, head.id), document=head.id, text_version="original", type=happening.type,
            standing=Standing.NEWS, certainty=Certainty.REPORTED, polarity=True, about=None, confidence=0.9,
            extractor="made up", sentence=sentence, trigger=trigger, roles=_roles(telling), place=(place,),
            time=_moment(telling.day), quantities=_counts(telling, trigger),
            attribution=Attribution.model_construct(chain=(_outlet(head),), cue=None, content=None),
        )  # fmt: skip

    def _place(self, number: int) -> Mention:
        """Places lie 8 km apart or more, on a grid that is 200 places wide; with chance a little aside."""
        row, column = divmod(number, 200)
        unit = f"XX-{number // PLACES_A_PROVINCE}"
        return Mention(
            text=f"place {number}", basis=Basis.SAID, kind="place", id=f"p{number}", name=f"Place {number}",
            lat=10 + row * 0.12 + self._chance.uniform(0, 0.03), lon=20 + column * 0.12 + self._chance.uniform(0, 0.03),
            country="XX", admin1=unit, place_kind="town", score=1.0,
        )  # fmt: skip

    def _province(self, number: int) -> Mention:
        return Mention(
            text=f"province {number}", basis=Basis.SAID, kind="place", id=f"adm1-XX-{number}", name=f"Unit {number}",
            lat=10.0, lon=20.0, country="XX", admin1=f"XX-{number}", place_kind="admin1", score=1.0,
        )  # fmt: skip


def main() -> None:
    """Measure, print, and write JSON."""
    parser = argparse.ArgumentParser(description="Measure fusing on a made-up war.")
    parser.add_argument("--claims", type=int, default=200_000)
    parser.add_argument("--add", type=int, default=200, help="reports added one by one at the end")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", help="measure these numbers of claims, each in a process")
    parser.add_argument("--plot", type=Path, help="with --sizes: a chart of processor time by claims")
    options = parser.parse_args()
    if options.sizes:
        grow(options.sizes, options.add, options.plot, options.json)
        return
    figures = measure(War(options.claims), options.add)
    text = json.dumps(asdict(figures), indent=1)
    print(text)
    if options.json:
        options.json.write_text(text + "\n", encoding="utf-8")
    if figures.pair_f1 < LEAST_F1 or figures.peak_mb > MOST_BYTES_A_CLAIM * figures.claims / 1e6 + BASE_MB:
        raise SystemExit("pairs of claims or memory miss their floor")


def grow(sizes: Iterable[int], added: int, plot: Path | None, out: Path | None) -> None:
    """Measure several sizes, each in a process of its own, so that memory is each one's own; draw seconds by claims."""
    rows = []
    for size in sorted(sizes):
        command = [sys.executable, "-W", "ignore", __file__, "--claims", str(size), "--add", str(added)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        rows.append(json.loads(done.stdout))
        print(json.dumps(rows[-1]), flush=True)
        if out:
            out.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    if plot:
        points = [(0.0, 0.0), *((row["claims"] / 1000, row["cpu_seconds"]) for row in rows)]
        title = "Fusing claims: laid out, linked, gathered, told"
        plot.write_text(chart(title, "thousand claims", "processor s", {"seconds": points}), encoding="utf-8")


def measure(war: War, added: int) -> Figures:
    """Fill a fuser with all reports but the last ones, make every event, then add the last ones one by one."""
    heads = war.heads()
    begun, started = time.perf_counter(), time.process_time()
    count = sum(1 for _ in war.claims())
    making, making_busy = time.perf_counter() - begun, time.process_time() - started
    late = set(random.Random(1).sample(sorted(heads), min(added, len(heads) // 2)))
    held: dict[str, list[Claim]] = {id_: [] for id_ in sorted(late)}
    fuser = Fuser(Bodies())
    begun, started = time.perf_counter(), time.process_time()
    fuser.fill(_without(war.claims(), held), {id_: head for id_, head in heads.items() if id_ not in late})
    events = sum(1 for _ in fuser.events())
    seconds, busy = time.perf_counter() - begun - making, time.process_time() - started - making_busy
    started = time.process_time()
    times = [timed(fuser, heads[id_], held[id_]) for id_ in sorted(late)] or [0.0]
    adding = time.process_time() - started
    found = {claim: event for event in fuser.ids() for claim in fuser.claims(event)}
    precision, recall = pairs(found, war.truth())
    return Figures(
        claims=count,
        true_events=war.true_events,
        events=events,
        seconds=round(seconds, 1),
        cpu_seconds=round(busy, 1),
        claims_a_second=round(count / seconds),
        making_seconds=round(making, 1),
        peak_mb=round(
            resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 2**20)
        ),
        pair_precision=round(precision, 4),
        pair_recall=round(recall, 4),
        pair_f1=round(2 * precision * recall / (precision + recall), 4),
        add_median_ms=round(1000 * statistics.median(times), 1),
        add_worst_ms=round(1000 * max(times), 1),
        add_mean_cpu_ms=round(1000 * adding / len(times), 1),
    )


def _without(claims: Iterable[Claim], held: Mapping[str, list[Claim]]) -> Iterator[Claim]:
    """The claims of all other reports; those of the reports that come later are put aside."""
    for claim in claims:
        if claim.document in held:
            held[claim.document].append(claim)
        else:
            yield claim


def timed(fuser: Fuser, head: DocumentHead, claims: list[Claim]) -> float:
    """Seconds to add a report and to have the events that it changed."""
    begun = time.perf_counter()
    changes = fuser.add(head, claims)
    for id_ in changes.new | changes.changed | changes.split.keys():
        fuser.event(id_)
    return time.perf_counter() - begun


def pairs(found: Mapping[str, str], truth: Mapping[str, int]) -> tuple[float, float]:
    """Precision and recall over pairs of claims that are of one event."""
    both = Counter((found[c], truth[c]) for c in found)
    together = sum(n * (n - 1) for n in both.values())
    said = sum(n * (n - 1) for n in Counter(found.values()).values())
    true = sum(n * (n - 1) for n in Counter(truth[c] for c in found).values())
    return together / max(1, said), together / max(1, true)


def _claim_id(number: int, report: str) -> str:
    return f"c-{number:07d}-{'copy' if report.startswith('copy') else 'first'}"


def _roles(telling: Telling) -> dict[str, tuple[Mention, ...]]:
    if telling.actor is None:
        return {}
    name = "parties" if telling.happening.type == "agreement" else "actor"
    return {name: (_body(telling.actor),), "opponent": (_body(telling.happening.opponent),)}


def _body(id_: str) -> Mention:
    return Mention.model_construct(text=id_, basis=Basis.SAID, kind="actor", id=id_, name=id_)


def _outlet(head: DocumentHead) -> Mention:
    return Mention.model_construct(
        text=head.publisher or "", basis=Basis.DOCUMENT, kind="source", id=head.publisher_id, name=head.publisher
    )


def _moment(day: int | None) -> Moment | None:
    if day is None:
        return None
    on = START + timedelta(days=day)
    return Moment.model_construct(earliest=on, latest=on, precision=Precision.DAY, rule="made up", text=None)


def _counts(telling: Telling, where: Span) -> tuple[Quantity, ...]:
    of = COUNTED.get(telling.happening.type)
    if of is None:
        return ()
    toll = float(telling.toll)
    return (
        Quantity.model_construct(
            start=where.start, end=where.end, text=str(telling.toll), low=toll, high=toll, unit="person", of=of
        ),
    )


if __name__ == "__main__":
    main()
