"""A small world of six reports, with their claims laid by hand, and a reader of its pages."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import httpx

from firsthand.documents.build import build
from firsthand.model import (
    Attribution,
    Basis,
    Certainty,
    Claim,
    ClaimType,
    Document,
    Mention,
    Moment,
    Precision,
    Run,
    Span,
    Standing,
    claim_id,
)
from firsthand.pipeline.engine import Engine
from firsthand.pipeline.settings import at_the_door
from firsthand.pipeline.state import World
from firsthand.store import Pair, Store
from firsthand.web.app import create_app

REGION = "adm1-SY-DR"


class Newsroom:
    """Writes reports into a store and the claims that a reader takes from them."""

    def __init__(self, folder: Path) -> None:
        settings = at_the_door({}, date(2018, 9, 1), home=folder, store=folder / "store.sqlite")
        self.engine = Engine(settings)
        self.store = Store.open(settings.store)
        self.world = World(self.store, self.engine)
        began = datetime(2018, 9, 1, tzinfo=UTC)
        self.store.begin_run(Run(id="r-1", started=began, finished=None, command="add", settings={}, versions={}))

    def report(
        self,
        day: str,
        publisher: str,
        text: str,
        *claims: Told,
        like: Document | None = None,
        title: str,
        language: str,
        translation: str | None = None,
    ) -> Document:
        """File a report with its claims; `like` is one with nearly the same text."""
        document = build(
            text,
            published=date.fromisoformat(day),
            published_basis="given",
            publisher=publisher,
            title=title,
            language=language,
            translation=translation,
        )
        document = self.engine.identify(document)
        pairs = [Pair(document.id, like.id, 0.93)] if like else []
        self.store.add(document, [self.claim(document, told) for told in claims], "r-1", "test", pairs)
        return document

    def claim(self, document: Document, told: Told) -> Claim:
        """The claim whose words are told, with its spans where they stand."""
        version = document.reading
        trigger = find(version.text, told.trigger)
        around = next(s for s in version.sentences if s.start <= trigger.start and trigger.end <= s.end)
        chain = [Mention(text=document.publisher or "", basis=Basis.DOCUMENT, kind="source",
                         id=document.publisher_id, name=document.publisher)]  # fmt: skip
        if told.voice:
            said = find(version.text, told.voice)
            chain.append(
                Mention(
                    start=said.start,
                    end=said.end,
                    text=said.text,
                    basis=Basis.SAID,
                    kind="source",
                    id=told.voice_id,
                )
            )
        return Claim(
            id=claim_id(document.id, version.name, trigger, told.type),
            document=document.id,
            text_version=version.name,
            type=told.type,
            standing=Standing.NEWS,
            certainty=Certainty(told.certainty),
            polarity=told.certainty != "denied",
            about=None,
            confidence=0.9,
            extractor="test/1",
            sentence=version.span(around.start, around.end),
            trigger=trigger,
            roles={role: (self.body(version.text, words, id_),) for role, (words, id_) in told.roles.items()},
            place=(self.place(version.text, *told.place),) if told.place else (),
            time=Moment(earliest=told.day, latest=told.day, precision=Precision.DAY, rule="test") if told.day else None,
            quantities=(),
            attribution=Attribution(chain=tuple(chain)),
        )

    def body(self, text: str, words: str, id_: str | None) -> Mention:
        """Words that name a body."""
        span = find(text, words)
        name = self.engine.lexicon.name_of(id_) if id_ else None
        return Mention(start=span.start, end=span.end, text=words, basis=Basis.SAID, kind="actor", id=id_, name=name)

    def place(self, text: str, words: str, id_: str) -> Mention:
        """Words that name a place of the gazetteer."""
        span, found = find(text, words), self.engine.gazetteer.place(id_)
        return Mention(
            start=span.start, end=span.end, text=words, basis=Basis.SAID, kind="place", id=id_,
            name=found.name, lat=found.lat, lon=found.lon, country=found.country, admin1=found.admin1,
            place_kind=found.kind, score=1.0,
        )  # fmt: skip


@dataclass(frozen=True)
class Told:
    """What a reader takes from a report: type, trigger words, roles as words and id, place, day, voice."""

    type: ClaimType
    trigger: str
    roles: dict[str, tuple[str, str | None]]
    place: tuple[str, str] | None = None
    day: date | None = None
    certainty: str = "reported"
    voice: str | None = None
    voice_id: str | None = None


def find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


class Reader:
    """Asks for pages as a browser without JavaScript does."""

    def __init__(self, world: World) -> None:
        self._app = create_app(world)

    def get(self, address: str, **headers: str) -> httpx.Response:
        """One answer; redirects are not followed."""

        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(app=self._app)
            async with httpx.AsyncClient(transport=transport, base_url="http://firsthand") as client:
                return await client.get(address, headers=headers)

        return asyncio.run(ask())

    def page(self, address: str) -> str:
        """The text of a page that must be there."""
        answer = self.get(address)
        assert answer.status_code == 200, (address, answer.status_code, answer.text[:400])
        return answer.text


def links(page: str) -> list[str]:
    """All addresses that a page links to, entities undone."""
    return [a.replace("&amp;", "&") for a in re.findall(r'<a[^>]*\shref="([^"]*)"', page)]


def southern(folder: Path) -> Newsroom:
    """Six reports: rebels hold the crossing; the army takes it; a reprint; a denial; later news in Arabic."""
    room = Newsroom(folder)
    july = date(2018, 7, 6)
    room.report(
        "2018-06-30",
        "Syrian Observatory for Human Rights",
        "Rebel factions hold the Nassib crossing. The crossing is closed to traffic.",
        Told("control_statement", "hold", {"holder": ("Rebel factions", "southern-front")},
             ("Nassib crossing", "nassib-crossing"), date(2018, 6, 30)),
        Told("infrastructure_status", "closed", {"status": ("closed", None)},
             ("The crossing", "nassib-crossing"), date(2018, 6, 30)),
        title="Who stands on the border", language="en",
    )  # fmt: skip
    army = room.report(
        "2018-07-06",
        "SANA",
        "Army units took the Nassib crossing on Friday, a military source said. The advance goes on.",
        Told("capture", "took", {"actor": ("Army units", "syrian-arab-army")},
             ("Nassib crossing", "nassib-crossing"), july, "claimed", "a military source", "syrian-arab-army"),
        title="Army at the border", language="en",
    )  # fmt: skip
    room.report(
        "2018-07-06",
        "Reuters",
        "Government forces captured the Nassib crossing on Friday, witnesses said.",
        Told("capture", "captured", {"actor": ("Government forces", "syria-government-forces")},
             ("Nassib crossing", "nassib-crossing"), july, "reported", "witnesses"),
        title="Crossing changes hands", language="en",
    )  # fmt: skip
    room.report(
        "2018-07-07",
        "Fars News",
        "Army units took the Nassib crossing on Friday, a military source said. The advance is going on.",
        Told("capture", "took", {"actor": ("Army units", "syrian-arab-army")},
             ("Nassib crossing", "nassib-crossing"), july, "claimed", "a military source", "syrian-arab-army"),
        like=army, title="Army at the border post", language="en",
    )  # fmt: skip
    room.report(
        "2018-07-07",
        "Syria Direct",
        "A rebel spokesman denied that the army had seized the Nassib crossing.",
        Told("capture", "seized", {"actor": ("the army", "syrian-arab-army")},
             ("Nassib crossing", "nassib-crossing"), july, "denied", "A rebel spokesman"),
        title="Rebels deny loss", language="en",
    )  # fmt: skip
    room.report(
        "2018-07-20",
        "Enab Baladi",
        "دخلت قوات الحكومة مدينة نوى يوم الخميس.",
        Told("capture", "entered", {"actor": ("Government forces", "syria-government-forces")},
             ("Nawa", "nawa"), date(2018, 7, 19)),
        title="قوات الحكومة في نوى", language="ar",
        translation="Government forces entered the town of Nawa on Thursday <b>.",
    )  # fmt: skip
    return room
