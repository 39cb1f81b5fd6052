"""A claim as the fuser sees it: its family, who gained and lost, where, when, and who says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from firsthand.events.nearness import COARSE
from firsthand.events.voices import Voice, voice
from firsthand.lexicon.figures import Family, FusionWeights
from firsthand.lexicon.records import SourceProfile
from firsthand.model import Basis, Certainty, Claim, DocumentHead, Mention, Standing, UnknownId

AHEAD = frozenset({Certainty.PLANNED, Certainty.PREDICTED, Certainty.CONDITIONAL})
GAINED = {"capture": ("actor",), "handover": ("recipient",), "control_statement": ("holder", "actor")}
LOST = {"capture": ("opponent",), "handover": ("actor",), "withdraw": ("actor",)}
BEFORE = 24
"""Characters before a status word in which a word may say that the state lasted."""

PARTIES = ("actor", "parties", "supplier", "forecaster", "issuer", "organiser")


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


@dataclass(frozen=True, slots=True)
class Reading:
    """One claim laid out for comparison. Sets of ids are empty where the words name nobody known."""

    claim: Claim
    published: date
    family: Family
    expected: bool
    against: bool
    gained: frozenset[str]
    lost: frozenset[str]
    lost_by_name: frozenset[str]
    status: str | None
    places: tuple[Mention, ...]
    earliest: date | None
    latest: date | None
    voice: Voice

    @property
    def key(self) -> tuple[date, str]:
        """The order in which claims are read: by publication, then id."""
        return self.published, self.claim.id


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
    earliest, latest = _when(claim, head.published, family, weights)
    gained, lost = _sides(claim)
    return Reading(
        claim=claim,
        published=head.published,
        family=family,
        expected=claim.certainty in AHEAD,
        against=claim.certainty is Certainty.DENIED or not claim.polarity,
        gained=gained or _own_gain(claim, spoken, weights),
        lost=lost,
        lost_by_name=lost & _ids(tuple(m for m in claim.role(*claim.roles) if not _slighted(m, weights))),
        status=_status(claim, weights),
        places=_places(claim),
        earliest=earliest,
        latest=latest,
        voice=spoken,
    )


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
    gained = claim.role(*GAINED.get(claim.type, ()))
    lost = claim.role(*LOST.get(claim.type, ()))
    if claim.type not in GAINED and claim.type not in LOST:
        gained, lost = claim.role(*PARTIES), claim.role("opponent", "recipient", "target", "victim")
    if claim.type == "clash":
        return _ids((*gained, *lost)), frozenset()
    return _ids(gained), _ids(lost)


def _own_gain(claim: Claim, spoken: Voice, weights: FusionWeights) -> frozenset[str]:
    """The voice's own side, where it tells of a gain in words of approval and names no gainer ("was liberated")."""
    told = claim.role(*GAINED.get(claim.type, ()))
    if claim.type not in ("capture", "handover") or spoken.party is None or any(map(_is_named, told)):
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
    return frozenset(m.id for m in mentions if m.id)


def _places(claim: Claim) -> tuple[Mention, ...]:
    """Where it was: the claim's place, else the facility that it is about.

    Where the words name a place that nobody knows ("nine posts"), a point that the report told of before is not it;
    a unit still holds it.
    """
    if claim.place:
        said = any(m.basis is Basis.SAID for m in claim.place)
        return tuple(m for m in claim.place if not said or m.basis is Basis.SAID or m.place_kind in COARSE)
    return tuple(m for m in claim.role("facility", "target") if m.kind in ("facility", "place"))


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
