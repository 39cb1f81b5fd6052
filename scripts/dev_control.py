"""Try the engine of control alone on a story's fact sheet: claims laid from its versions, not read from text.

    python scripts/dev_control.py STORY_FOLDER

For development only: it reads places.csv, daraa-2018.toml and answers.csv of a folder outside the repository,
fuses one claim for each version and place-changing happening, replays control and prints agreement.
"""

from __future__ import annotations

import csv
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from firsthand.events import fuse
from firsthand.ledgers.control import ControlLedger
from firsthand.ledgers.crossings import CrossingLedger
from firsthand.lexicon.lexicon import Lexicon
from firsthand.model import (
    Attribution,
    Basis,
    Certainty,
    Claim,
    DocumentHead,
    Mention,
    Moment,
    Place,
    Precision,
    Span,
    Standing,
)
from firsthand.places.regions import Regions

PROVINCES = {"Daraa": "SY-DR", "Quneitra": "SY-QU", "As-Suwayda": "SY-SU"}
GROUND = ("capture", "handover", "withdraw", "control_statement")
FIGHT = ("clash", "shelling", "airstrike", "offensive")


def places_of(folder: Path) -> list[Place]:
    rows = list(csv.DictReader((folder / "places.csv").open(encoding="utf-8")))
    return [
        Place(
            id=r["id"], name=r["name"], lat=float(r["lat"]), lon=float(r["lon"]), country="SY",
            kind="region" if r["kind"] in ("area", "governorate", "region") else r["kind"],
            admin1=PROVINCES.get(r["governorate"]),
        )
        for r in rows
        if r["lat"]
    ]  # fmt: skip


def mention(place: Place) -> Mention:
    return Mention(
        text=place.name, basis=Basis.SAID, kind="place", id=place.id, name=place.name, lat=place.lat,
        lon=place.lon, country="SY", admin1=place.admin1, place_kind=place.kind,
    )  # fmt: skip


class Writer:
    def __init__(self, folder: Path, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.places = {p.id: p for p in places_of(folder)}
        self.story: dict[str, Any] = tomllib.loads((folder / "daraa-2018.toml").read_text(encoding="utf-8"))
        self.heads: dict[str, DocumentHead] = {}

    def claims(self) -> Iterator[Claim]:
        for happening in self.story["happening"]:
            types = [t for t in (happening["type"], *happening.get("also", ())) if t in GROUND + FIGHT]
            if not types or happening["type"] == "control_statement":
                continue
            for number, version in enumerate(happening.get("version", ())):
                yield from self._claim(happening, types[0], version, number)

    def _claim(
        self, happening: dict[str, Any], type_: str, version: dict[str, Any], number: int
    ) -> Iterator[Claim]:
        who, published = version["who"], happening["latest"]
        id_ = f"sha256:{happening['id']}-{number}"
        self.heads[id_] = DocumentHead(id=id_, publisher=who, publisher_id=who, published=published)
        sides = self._sides(happening["actors"])
        gainer, loser = sides[0], sides[1] if len(sides) > 1 else None
        if type_ == "handover":
            roles = {"recipient": gainer, "actor": loser}
        elif type_ == "withdraw":
            roles = {"actor": loser}
        else:
            roles = {"actor": gainer, "opponent": loser}
        named = [p for p in happening.get("places", [happening.get("place")]) if p in self.places]
        named = [p for p in named if self.places[p].kind != "region"]
        trigger = Span(start=0, end=len(type_), text=type_)
        certainty = version["certainty"]
        yield Claim(
            id=f"c-{happening['id']}-{number}", document=id_, text_version="original", type=type_,
            standing=Standing.NEWS, certainty=Certainty(certainty), polarity=certainty != "denied",
            about=None, confidence=0.85, extractor="dev", sentence=trigger, trigger=trigger,
            roles={k: (Mention(text=v, basis=Basis.SAID, id=v),) for k, v in roles.items() if v},
            place=tuple(mention(self.places[p]) for p in named),
            time=Moment(
                earliest=happening["date"], latest=happening["date"], precision=Precision.DAY, rule="dev"
            ),
            quantities=(), attribution=Attribution(chain=(Mention(text=who, basis=Basis.SAID, id=who),)),
        )  # fmt: skip

    def _sides(self, actors: list[str]) -> list[str]:
        kept: list[str] = []
        for actor in actors:
            if actor not in ("civilians", "russia", "jordan", "united-nations") and not any(
                self.lexicon.same_side(actor, k) for k in kept
            ):
                kept.append(actor)
        return kept or list(actors)


def clean(happening: dict[str, Any]) -> dict[str, Any]:
    return {
        k: date.fromisoformat(v) if k in ("date", "earliest", "latest") and isinstance(v, str) else v
        for k, v in happening.items()
    }


def main() -> None:
    folder = Path(sys.argv[1])
    lexicon = Lexicon.load()
    writer = Writer(folder, lexicon)
    writer.story["happening"] = [clean(h) for h in writer.story["happening"]]
    claims = list(writer.claims())
    started = time.perf_counter()
    events = list(fuse(claims, writer.heads, lexicon))
    print(f"{len(claims)} claims, {len(events)} events, {time.perf_counter() - started:.2f} s to fuse")
    ledger = ControlLedger(events, lexicon, list(writer.places.values()), Regions.open())
    crossings = CrossingLedger(events, lexicon, list(writer.places.values()))
    told = {p.id for e in events for p in e.places}
    score(folder, ledger, crossings, told)
    started = time.perf_counter()
    for day in (date(2018, 7, 1), date(2018, 7, 7), date(2018, 7, 20), date(2018, 8, 1)):
        shares = ledger.shares("adm1-SY-DR", day)
        print(day, [(s.actor, round(s.percent), round(s.low), round(s.high), round(s.named)) for s in shares])
    for day in range(1, 32):
        ledger.holdings("southwest-syria", date(2018, 7, day))
    print(f"{time.perf_counter() - started:.2f} s for shares and 31 days of holdings")


def score(folder: Path, ledger: ControlLedger, crossings: CrossingLedger, told: set[str]) -> None:
    counts: Counter[tuple[str, bool]] = Counter()
    for row in csv.DictReader((folder / "answers.csv").open(encoding="utf-8")):
        if row["question_kind"] not in ("holder", "crossing_controller") or row["known"] != "end":
            continue
        on = date.fromisoformat(row["as_of"])
        accepted = {"+".join(sorted(a.split("+"))) for a in row["accepted"].split("|")}
        kind = row["question_kind"] + (" told" if row["subject"] in told else " filled")
        if row["question_kind"] == "holder":
            held = ledger.at(row["subject"], on)
            answer, detail = held.holder, f"{held.state} {held.probability:.2f} mass {held.mass:.1f}"
            accepted |= {"contested"} & accepted
            right = answer in accepted or (held.state == "contested" and "contested" in accepted)
        else:
            state = crossings.state(row["subject"], on)
            answer, detail = state.controller, f"{state.controller_probability}"
            right = answer in accepted
        counts[kind, right] += 1
        if not right and "told" in kind:
            print(row["subject"], on, "want", row["accepted"][:60], "got", answer, detail)
    for kind in sorted({k for k, _ in counts}):
        right, wrong = counts[kind, True], counts[kind, False]
        print(f"{kind}: {right} of {right + wrong} ({right / (right + wrong):.0%})")


if __name__ == "__main__":
    main()
