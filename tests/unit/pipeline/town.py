"""A small world of three reports with claims made by hand: what fusing and ledgers say of it is theirs."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from firsthand.documents import build
from firsthand.model import (
    Attribution,
    Basis,
    Certainty,
    Claim,
    Document,
    Mention,
    Moment,
    Precision,
    Run,
    Standing,
    claim_id,
)
from firsthand.pipeline.engine import Engine
from firsthand.pipeline.settings import at_the_door
from firsthand.pipeline.state import World
from firsthand.store import Store

CROSSING = "nassib-crossing"
NAWA = "nawa"
GOVERNMENT, OPPOSITION = "syria-government-forces", "southern-front"


def report(text: str, day: int, publisher: str) -> Document:
    return build(
        text, published=date(2018, 7, day), published_basis="given", publisher=publisher, language="en"
    )


EARLY = report("The Southern Front holds the Nassib crossing.", 2, "Reuters")
LATE = report("Government forces captured the Nassib crossing on Friday.", 7, "SANA")
SECOND = report("The army took the Nassib crossing on Friday, a monitor said.", 8, "Enab Baladi")


def claim(document: Document, type_: str, trigger: str, role: str, actor: str, day: date | None) -> Claim:
    version = document.original
    start = version.text.index(trigger)
    words = version.span(start, start + len(trigger))
    at = version.text.index("Nassib")
    crossing = Mention(
        start=at,
        end=at + 6,
        text="Nassib",
        basis=Basis.SAID,
        kind="facility",
        id=CROSSING,
        name="Nassib crossing",
        lat=32.523,
        lon=36.188,
        country="SY",
        admin1="SY-DR",
        place_kind="crossing",
        score=0.95,
    )
    rule = "test"
    return Claim(
        id=claim_id(document.id, "original", words, type_),
        document=document.id,
        text_version="original",
        type=type_,
        standing=Standing.NEWS,
        certainty=Certainty.ASSERTED,
        polarity=True,
        about=None,
        confidence=0.9,
        extractor="hand",
        sentence=version.span(0, len(version.text)),
        trigger=words,
        roles={role: (Mention(text="they", basis=Basis.SAID, kind="actor", id=actor, name=actor),)},
        place=(crossing,),
        time=Moment(earliest=day, latest=day or document.published, precision=Precision.DAY, rule=rule),
        quantities=(),
        attribution=Attribution(
            chain=(
                Mention(
                    text=document.publisher or "",
                    basis=Basis.DOCUMENT,
                    kind="source",
                    name=document.publisher,
                ),
            )
        ),
    )


CLAIMS = {
    EARLY: claim(EARLY, "control_statement", "holds", "holder", OPPOSITION, None),
    LATE: claim(LATE, "capture", "captured", "actor", GOVERNMENT, date(2018, 7, 6)),
    SECOND: claim(SECOND, "capture", "took", "actor", GOVERNMENT, date(2018, 7, 6)),
}


def build_world(folder: Path) -> World:
    settings = at_the_door({}, date(2018, 8, 1), home=folder)
    store = Store.open(settings.store)
    engine = Engine(settings)
    began = datetime(2018, 7, 9, tzinfo=UTC)
    store.begin_run(Run(id="r-1", started=began, finished=None, command="add", settings={}, versions={}))
    for document, told in CLAIMS.items():
        store.add(engine.identify(document), [told], "r-1", engine.version)
    return World(store, engine)
