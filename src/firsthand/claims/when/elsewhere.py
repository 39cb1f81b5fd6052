"""Times told elsewhere in the report: a lede says what happened, a later sentence says when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from firsthand.model import Certainty, Claim, Mention, Moment, Standing

FIRM = (Certainty.ASSERTED, Certainty.REPORTED, Certainty.CLAIMED)
OPEN = ("past-tense-before-publication", "before-speech")
NARROW = 3  # days: a wider interval is no day to share
SPEAKING = ("accusation", "denial", "demand", "directive", "threat", "forecast")
LEDE = 2  # sentences with claims that open a report
NEAR_KM = 25.0


def dated(claims: Sequence[Claim], published: date) -> list[Claim]:
    """The claims, where one without time takes the day that another claim of the same happening told.

    The same happening is one of the same type and standing, at the same place or with the same people, and never
    with another place or another day that its own words leave out.
    """
    told = [c for c in claims if _is_told(c, published)]
    if not told:
        return list(claims)
    sentences = sorted({c.sentence.start for c in claims})
    lede = sentences[:LEDE][-1]
    return [_dated(c, told, in_lede=c.sentence.start <= lede) if _is_open(c) else c for c in claims]


def _dated(claim: Claim, told: Sequence[Claim], *, in_lede: bool) -> Claim:
    fits = [o for o in told if _is_same(claim, o, loosely=in_lede)]
    if not fits:
        return claim
    return _with_time_of(claim, min(fits, key=lambda o: abs(o.sentence.start - claim.sentence.start)))


def _with_time_of(claim: Claim, other: Claim) -> Claim:
    if other.time is None:
        return claim
    told = other.time
    time = Moment(earliest=told.earliest, latest=told.latest, precision=told.precision, rule="told-elsewhere")
    return claim.model_copy(update={"time": time})


def _is_told(claim: Claim, published: date) -> bool:
    time = claim.time
    if time is None or time.text is None or time.earliest is None or time.latest is None or not _is_firm(claim):
        return False
    return time.latest <= published and (time.latest - time.earliest).days <= NARROW


def _is_open(claim: Claim) -> bool:
    return claim.time is not None and claim.time.rule in OPEN and _is_firm(claim)


def _is_firm(claim: Claim) -> bool:
    return claim.certainty in FIRM and claim.polarity and claim.type not in SPEAKING


def _is_same(claim: Claim, other: Claim, *, loosely: bool) -> bool:
    if claim.type != other.type or Standing.GENERIC in (claim.standing, other.standing):
        return False
    if claim.time is None or other.time is None or not _leaves_room(claim.time, other.time):
        return False
    if claim.place and other.place:
        return _meet(claim.place, other.place) and not _are_others(claim, other)
    told_alike = claim.standing is other.standing and (loosely or _shared(claim, other))
    return told_alike and not _are_others(claim, other)


def _leaves_room(open_: Moment, told: Moment) -> bool:
    return open_.latest is None or told.latest is None or told.latest <= open_.latest


def _meet(a: Sequence[Mention], b: Sequence[Mention]) -> bool:
    return any(_key(x) == _key(y) for x in a for y in b)


def _shared(a: Claim, b: Claim) -> bool:
    return any(_meet(a.roles[r], b.roles[r]) for r in a.roles.keys() & b.roles.keys())


def _are_others(a: Claim, b: Claim) -> bool:
    """Tell whether both name doers or people, and name others."""
    people = [c.roles.get("people", ()) for c in (a, b)]
    doers = [{m.id for m in c.roles.get("actor", ()) if m.id} for c in (a, b)]
    if all(people) and not _meet(*people):
        return True
    return all(doers) and doers[0].isdisjoint(doers[1])


def _key(mention: Mention) -> str:
    return (mention.id or mention.name or mention.text).lower()
