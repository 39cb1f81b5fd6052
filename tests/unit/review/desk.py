"""Reports, claims and decisions laid by hand, for tests of what becomes of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from firsthand.model import (
    Accept,
    Attribution,
    Basis,
    Certainty,
    Claim,
    Correct,
    Mention,
    Moment,
    Precision,
    Reject,
    Span,
    Standing,
    claim_id,
    digest,
    sealed,
)
from firsthand.review.fields import gist, value_of
from firsthand.review.words import Words

TEXT = "Troops captured Saida on Friday. The army shelled Nawa, killing four, residents said."
BEGAN = datetime(2026, 3, 1, 12, tzinfo=UTC)


def mention(text: str, words: str, kind: str = "place", id_: str | None = None) -> Mention:
    start = text.index(words)
    return Mention(
        start=start, end=start + len(words), text=words, basis=Basis.SAID, kind=kind, id=id_, name=words, score=0.9
    )


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def sentence(text: str, trigger: Span) -> Span:
    start = text.rfind(". ", 0, trigger.start) + 2 if ". " in text[: trigger.start] else 0
    end = text.index(".", trigger.end) + 1
    return Span(start=start, end=end, text=text[start:end])


def claim(
    trigger: str = "captured",
    type_: str = "capture",
    place: str | None = "Saida",
    actor: str | None = "Troops",
    *,
    text: str = TEXT,
    document: str | None = None,
    day: int = 6,
    actor_id: str | None = "army",
    place_id: str | None = "saida",
    confidence: float = 0.6,
    certainty: str = "reported",
    nth: int = 0,
) -> Claim:
    words = span(text, trigger)
    document = document or digest(text)
    return Claim(
        id=claim_id(document, "original", words, type_, nth), document=document, text_version="original", type=type_,
        standing=Standing.NEWS, certainty=Certainty(certainty), polarity=True, about=None, confidence=confidence,
        extractor="frames/1", sentence=sentence(text, words), trigger=words,
        roles={"actor": (mention(text, actor, "actor", actor_id),)} if actor else {},
        place=(mention(text, place, "place", place_id),) if place else (),
        time=Moment(earliest=date(2018, 7, day), latest=date(2018, 7, day), precision=Precision.DAY, rule="test"),
        quantities=(),
        attribution=Attribution(chain=(Mention(text="Gazette", basis=Basis.DOCUMENT, kind="source", id="gazette"),)),
    )  # fmt: skip


def place(words: str, id_: str, text: str = TEXT) -> Any:
    return [mention(text, words, "place", id_).model_dump(mode="json")]


def at(minute: int) -> datetime:
    return BEGAN + timedelta(minutes=minute)


def _made(minute: int, by: str, over: tuple[str, ...]) -> dict[str, Any]:
    return {"reviewer": by, "reason": "read the report", "recorded": at(minute), "settles": over}


def accept(
    told: Claim, minute: int = 0, by: str = "anna", field: str | None = None, shown: Claim | None = None,
    over: tuple[str, ...] = (), lost: bool = False, beside: tuple[Claim, ...] = (),
) -> Accept:  # fmt: skip
    """Accept a claim, as the machine read it or as corrected (`shown`)."""
    differing = {
        f: value_of(shown, f)
        for f in ("type", "place", "time", "roles.actor")
        if shown and gist(f, value_of(shown, f)) != gist(f, value_of(told, f))
    }
    words = Words((told, *beside)).anchor(told)
    made = _made(minute, by, over)
    return sealed(Accept(words=words, reading=told, field=field, kept=differing, lost=lost, **made))


def correct(
    told: Claim, field: str, value: Any, minute: int = 0, by: str = "anna", over: tuple[str, ...] = ()
) -> Correct:
    words = Words((told,)).anchor(told)
    return sealed(Correct(words=words, reading=told, field=field, value=value, **_made(minute, by, over)))


def reject(
    told: Claim, minute: int = 0, by: str = "anna", over: tuple[str, ...] = (), beside: tuple[Claim, ...] = ()
) -> Reject:
    words = Words((told, *beside)).anchor(told)
    return sealed(Reject(words=words, reading=told, **_made(minute, by, over)))


def kinds(decided: Any) -> list[tuple[str, str | None]]:
    """Kind and field of the conflicts."""
    return [(c.kind, c.field) for c in decided.conflicts]
