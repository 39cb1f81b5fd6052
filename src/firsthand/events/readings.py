"""A claim as the fuser sees it: its family, who gained and lost, where, when, and who says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from sys import intern
from typing import Protocol

from firsthand.events.reading import COPY, Count, Named, Reading
from firsthand.events.spots import COARSE, Spot
from firsthand.events.voices import Voice, first_print, voice
from firsthand.lexicon.figures import FusionWeights
from firsthand.lexicon.fusing import Family
from firsthand.lexicon.records import SourceProfile
from firsthand.model import Basis, Certainty, Claim, DocumentHead, Mention, Standing, UnknownId

AHEAD = frozenset({Certainty.PLANNED, Certainty.PREDICTED, Certainty.CONDITIONAL})
GAINED = {"capture": ("actor",), "handover": ("recipient",), "control_statement": ("holder", "actor")}
LOST = {"capture": ("opponent",), "handover": ("actor",), "withdraw": ("actor",)}
BEFORE = 24
"""Characters before a status word in which a word may say that the state lasted."""

SHARE = "share"
"""The role of a part of a whole: who holds 60 percent of a province doesn't hold the province."""

PEOPLE = frozenset({"person", "household"})
AGAINST = ("opponent", "recipient", "target", "victim")
LEFT = {"displacement": ("origin",), "evacuation": ("origin",), "return": ("destination",)}
PARTIES = ("actor", "parties", "supplier", "forecaster", "issuer", "organiser")


NONE: Mapping[str, frozenset[float]] = {}


class Voices(Protocol):
    """Grades the voices of a chain."""

    def of(self, words: str, /) -> SourceProfile:
        """The profile of a voice by its id or words."""
        ...


class Bodies(Protocol):
    """What fusing must know of actors and voices; the lexicon answers."""

    @property
    def sources(self) -> Voices:
        """The voices."""
        ...

    def ancestors(self, id_: str, /) -> tuple[str, ...]:
        """The bodies that an actor is part of, near to far."""
        ...

    def same_side(self, a: str, b: str, /) -> bool:
        """Whether two actors are one body, part of each other, or allies."""
        ...


def tells_of_something(claim: Claim) -> bool:
    """Whether a claim tells of a happening or state at all: habits, definitions and questions do not."""
    return claim.standing is not Standing.GENERIC and claim.certainty is not Certainty.QUESTION


def lay_out(
    claim: Claim,
    heads: Mapping[str, DocumentHead],
    profile_of: Callable[[str], SourceProfile],
    weights: FusionWeights,
) -> Reading:
    """Lay a claim out for comparison. UnknownId if its document's head is not among those given."""
    head = heads.get(claim.document)
    if head is None:
        raise UnknownId(f"claim {claim.id} is of document {claim.document}, whose head was not given")
    family = weights.family_of[claim.type]
    spoken = voice(claim, head, heads, profile_of)
    first = first_print(head, heads)
    gained, lost = (ids - weights.anybody for ids in _sides(claim))
    against = claim.certainty is Certainty.DENIED or not claim.polarity
    places = _places(claim)
    turn = (2 if claim.type == "denial" else int(against)) + (0 if first is head else COPY)
    return Reading(
        id=claim.id,
        document=intern(claim.document),
        copies=None if first is head else intern(first.id),
        type=intern(claim.type),
        published=head.published,
        turn=turn,
        order=(turn, head.published.toordinal(), claim.id),
        types=(intern(claim.type),),
        joins=_joins(claim.type, family.types, family.bridges),
        family=family,
        expected=claim.certainty in AHEAD,
        against=against,
        certainty=claim.certainty,
        confidence=claim.confidence,
        background=claim.standing is Standing.BACKGROUND,
        about=claim.about,
        gained=gained or _own_gain(claim, spoken, weights),
        lost=lost,
        lost_by_name=lost and lost & _ids(tuple(m for m in claim.role(*claim.roles) if not _slighted(m, weights))),
        status=(status := _status(claim, weights)),
        aspect=status or (SHARE if SHARE in claim.roles else None),
        named=tuple(_named(role, m) for role, mentions in claim.roles.items() for m in mentions),
        counts=tuple(Count(intern(q.of), q.low, q.high, intern(q.unit), q.text) for q in claim.quantities),
        tolls=_tolls(claim),
        places=tuple(map(Spot.of, places)),
        when=_when(claim, first.published, family, weights),
        sentence=claim.sentence.start,
        trigger=claim.trigger.start,
        voice=spoken,
        placed=any(_names_place(m, weights.parts.pointing) for m in places),
        dated=bool(claim.time and claim.time.text and claim.time.earliest),
        fresh=claim.type in weights.parts.deals and weights.parts.tells_anew(claim.sentence.text),
        more=any(weights.parts.counts_on(m.text) for m in claim.role("victim")),
    )


@lru_cache(maxsize=256)
def _joins(type_: str, types: tuple[str, ...], bridges: tuple[str, ...]) -> frozenset[str]:
    """The types of its family that a claim may share an event with."""
    return frozenset(types if type_ in bridges else (type_, *bridges))


def _when(claim: Claim, published: date, family: Family, weights: FusionWeights) -> tuple[date | None, date | None]:
    """The told interval; undated news lies shortly before publication, background anywhere.

    Expected things keep their open ends. What "remains" so was so before, nobody knows since when.
    """
    earliest = claim.time.earliest if claim.time else None
    latest = claim.time.latest if claim.time else None
    if claim.certainty in AHEAD:
        return earliest or published, latest
    if claim.standing is Standing.BACKGROUND:
        return earliest, latest or published
    latest = latest or published
    if claim.type == "infrastructure_status" and weights.lasts(_told_status(claim)):
        return None, latest
    return earliest or latest - timedelta(days=family.reach_days), max(latest, earliest or latest)


def _sides(claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
    """Ids of who has more afterwards and who has less; where no ground passes, of doer and done-to."""
    if not claim.roles:
        return frozenset(), frozenset()
    if claim.type in GAINED or claim.type in LOST:
        gained, lost = claim.role(*GAINED.get(claim.type, ())), claim.role(*LOST.get(claim.type, ()))
    else:
        gained, lost = claim.role(*PARTIES), claim.role(*AGAINST)
    if claim.type == "clash":
        return _ids((*gained, *lost)), frozenset()
    return _ids(gained), _ids(lost)


def _own_gain(claim: Claim, spoken: Voice, weights: FusionWeights) -> frozenset[str]:
    """The voice's own side, where it tells of a gain in words of approval and names no gainer ("was liberated")."""
    if claim.type not in ("capture", "handover") or spoken.party is None:
        return frozenset()
    if any(map(_is_named, claim.role(*GAINED[claim.type]))):
        return frozenset()
    approved = weights.takes_stance("own-gain", claim.trigger.text)
    return frozenset({spoken.party}) if approved else frozenset()


def _is_named(mention: Mention) -> bool:
    """Whether words after the first are capitalised, as in a name: "the Tiger Forces", not "state control"."""
    return bool(mention.id) or any(word[:1].isupper() for word in mention.text.split()[1:])


def _slighted(mention: Mention, weights: FusionWeights) -> bool:
    """Whether a body is called by a word that only tells that the speaker is against it ("the terrorists")."""
    plain = not any(word[:1].isupper() for word in mention.text.split()[1:])
    return plain and weights.takes_stance("against", mention.text)


def _ids(mentions: tuple[Mention, ...]) -> frozenset[str]:
    return frozenset(intern(m.id) for m in mentions if m.id)


def _tolls(claim: Claim) -> Mapping[str, frozenset[float]]:
    """The people counted, by what befell them."""
    found: dict[str, frozenset[float]] = {}
    for q in claim.quantities:
        number = q.low or q.high
        if q.unit in PEOPLE and number:
            found[q.of] = found.get(q.of, frozenset()) | {number}
    return found or NONE


def _named(role: str, mention: Mention) -> Named:
    value, label = mention.id or mention.text.casefold(), mention.name or mention.text
    return Named(intern(role), intern(value), intern(label), bool(mention.id))


def _places(claim: Claim) -> tuple[Mention, ...]:
    """Where it was: the claim's place, else the facility that it is about.

    Where the words name a place that nobody knows ("nine posts"), a point that the report told of before is not it;
    a unit still holds it. People who fled were where they fled from, whatever place was told of before.
    """
    said = any(m.basis is Basis.SAID for m in claim.place)
    left = tuple(m for m in claim.role(*LEFT.get(claim.type, ())) if m.id and m.kind == "place")
    if left and not said:
        return left
    if claim.place:
        around = next((m for m in claim.place if m.basis is not Basis.SAID), None)
        kept = (m for m in claim.place if not said or m.basis is Basis.SAID or m.place_kind in COARSE)
        return tuple(_within(m, around) for m in kept)
    return tuple(m for m in claim.role("facility", "target") if m.kind in ("facility", "place"))


def _names_place(mention: Mention, pointing: frozenset[str]) -> bool:
    """Whether words name or count a place, and do not only point back to one ("the base", "their village")."""
    if mention.basis is not Basis.SAID or mention.id or mention.lat is not None:
        return mention.basis is Basis.SAID
    first, *others = mention.text.split()
    return first.casefold() not in pointing or any(word[:1].isupper() for word in others)


def _within(mention: Mention, around: Mention | None) -> Mention:
    """A place without a name in the unit of the place that the report told of before."""
    if around is None or mention.id or mention.lat is not None or mention.admin1:
        return mention
    return mention.model_copy(update={"country": around.country, "admin1": around.admin1})


def _told_status(claim: Claim) -> str:
    """The words from a little before the trigger to its end, with those that fill the status."""
    start = claim.trigger.start - claim.sentence.start
    around = claim.sentence.text[max(0, start - BEFORE) : start + len(claim.trigger.text)]
    return " ".join((around, *(m.text for m in claim.role("status"))))


def _status(claim: Claim, weights: FusionWeights) -> str | None:
    if claim.type != "infrastructure_status":
        return None
    told = " ".join(m.text for m in claim.role("status"))
    return weights.status_of(told) or weights.status_of(claim.trigger.text)
