"""What a report tells as part of something else: the dead of an attack, the flag on a town, the terms of a deal.

A sentence tells of one happening, with what led to it and what came of it; a deal is told with its terms, there and in
the sentences after it; a sentence that names no place and no day of its own goes on with what the one before it tells.
This holds within a report only. Across reports the events hold it together.
"""

from __future__ import annotations

from collections.abc import Container, Sequence, Set
from itertools import groupby

from firsthand.events.nearness import contains, near
from firsthand.events.reading import Reading
from firsthand.events.wholes import greatest
from firsthand.lexicon.fusing import Parts
from firsthand.model import Certainty

OPEN = (0, 10**7)
SHARE, SPEECH, DENIAL = "share", "speech", "denial"
GAINS = ("capture", "handover")


def partners(readings: Sequence[Reading], weights: Parts) -> dict[str, str]:
    """For claims of one report that tell a part of something, by id the claim that tells the whole."""
    ordered = sorted(readings, key=lambda r: (r.sentence, r.trigger, r.id))
    sentences = [list(told) for _, told in groupby(ordered, key=lambda r: r.sentence)]
    known = {r.id: r for r in ordered}
    found: dict[str, str] = {}
    for number, told in enumerate(sentences):
        before = [r for s in sentences[max(0, number - weights.terms_within) : number] for r in s]
        for reading in told:
            whole = _about(reading, known) or _deal(reading, told, before, weights) or _whole(reading, told, weights)
            if whole:
                found[reading.id] = whole
        if number:
            found |= _going_on(told, sentences[number - 1], known, found, weights)
    return found


def _about(reading: Reading, known: Container[str]) -> str | None:
    """The claim that it is about, as the report has it."""
    return reading.about if reading.about and reading.about in known else None


def _whole(reading: Reading, told: Sequence[Reading], weights: Parts) -> str | None:
    """The greatest thing told in the same sentence; of equals the first."""
    others = (r for r in told if reading.id not in (r.id, r.about))
    greater = [r for r in others if _is_part(reading, r, weights)]
    return max(greater, key=lambda r: (weights.rank(r.type), -r.trigger, r.id)).id if greater else None


def _is_part(part: Reading, whole: Reading, weights: Parts) -> bool:
    """Whether one of two claims of a sentence may tell a part of what the other tells."""
    denied = whole.against and part.type != DENIAL
    mine, its = weights.rank(part.type, part.against), weights.rank(whole.type, denied)
    if denied or (its, -whole.trigger) <= (mine, -part.trigger) or weights.apart(part.type, whole.type):
        return False
    if whole.type in weights.deals:
        return part.type in weights.deals or whole.fresh or _is_told_with(part, whole, weights)
    return not _times_apart(part, whole, weights.days) and not _places_apart(part, whole, weights.apart_km)


def _is_term(reading: Reading, weights: Parts) -> bool:
    """Whether it may be what a deal provides for: not done yet, or not to be done; what somebody denies is neither."""
    unwanted = reading.against and reading.certainty is not Certainty.DENIED
    return reading.type in weights.terms and (reading.expected or unwanted)


def _deal(reading: Reading, told: Sequence[Reading], before: Sequence[Reading], weights: Parts) -> str | None:
    """The deal told last before its sentence, if it may be a term of it and its sentence tells of no deal."""
    if not _is_term(reading, weights) or any(r.type in weights.deals for r in told):
        return None
    deals = [r for r in before if r.type in weights.deals and not r.against]
    return deals[-1].id if deals else None


def _going_on(
    told: Sequence[Reading],
    before: Sequence[Reading],
    known: dict[str, Reading],
    found: dict[str, str],
    weights: Parts,
) -> dict[str, str]:
    """What a sentence tells that goes on with the one before it: the lesser of the two is part of the greater."""
    heads = {greatest(r.id, found) for r in before}
    linked: dict[str, str] = {}
    for reading in told:
        if reading.id in found or not _goes_on(reading, told, before, weights):
            continue
        fit = [h for h in map(known.__getitem__, heads) if _may_hold(h, reading, told, weights)]
        if fit:
            head = max(fit, key=lambda r: _draws(r, reading, weights))
            mine, its = (weights.rank(r.type, r.against) for r in (reading, head))
            less, more = (reading, head) if its >= mine else (head, reading)
            linked[less.id] = more.id
            heads = heads - {less.id} | {more.id}
    return linked


def _draws(whole: Reading, part: Reading, weights: Parts) -> tuple[bool, float, int, str]:
    """How much a claim goes with what was told before: the greatest of it, but words answer deeds before deals."""
    answers = part.family.id == SPEECH and whole.type not in weights.deals
    return answers, weights.rank(whole.type), -whole.trigger, whole.id


def _goes_on(reading: Reading, told: Sequence[Reading], before: Sequence[Reading], weights: Parts) -> bool:
    """Whether it names no day, and no place but one that the sentence before it names, or one around that.

    Ground that one side takes next, of which no other day is told, is taken in the same advance, and "others" killed
    nearby died in the same attack.
    """
    if reading.dated or reading.type in weights.counted or reading.aspect == SHARE:
        return False
    if not reading.placed or _where_signed(reading, told, weights):
        return True
    there = [s for r in before for s in r.places]
    if all(any(s.key == t.key or contains(s, t) for t in there) for s in reading.places):
        return True
    victims = {of for r in told if r.more for of in r.tolls}
    return any(_same_advance(reading, r, weights) or _counts_on(victims, reading, r, weights) for r in before)


def _where_signed(reading: Reading, told: Sequence[Reading], weights: Parts) -> bool:
    """Whether its place is that of a deal of its sentence: where a truce was signed is not where it was broken."""
    deals = (r for r in told if r.type in weights.deals and r.id != reading.id)
    signed = {s.key for r in deals for s in r.places}
    return reading.type not in weights.deals and bool(signed) and all(s.key in signed for s in reading.places)


def _same_advance(reading: Reading, earlier: Reading, weights: Parts) -> bool:
    """Whether one side gained both, not far from each other."""
    gains = reading.family.gain == "holder" and reading.type == earlier.type and reading.type in GAINS
    return gains and bool(reading.gained & earlier.gained) and not _places_apart(reading, earlier, weights.apart_km)


def _counts_on(victims: Set[str], reading: Reading, earlier: Reading, weights: Parts) -> bool:
    """Whether the victims of a sentence are counted on from those of the one before, not far from there."""
    return not victims.isdisjoint(earlier.tolls) and not _places_apart(reading, earlier, weights.apart_km)


def _may_hold(whole: Reading, part: Reading, told: Sequence[Reading], weights: Parts) -> bool:
    """Whether what a sentence goes on with may be this: a deal is gone on with by its terms and by words about it."""
    if whole.against or part.id == whole.id or (whole.type in weights.counted and part.family.id != SPEECH):
        return False
    if whole.type not in weights.deals:
        return part.type not in weights.deals and not weights.apart(part.type, whole.type)
    return part.type in weights.deals or part.family.id == SPEECH or any(_is_offered(r, weights) for r in told)


def _is_told_with(part: Reading, deal: Reading, weights: Parts) -> bool:
    """Whether it may be a term told in one sentence with a deal; what is done under one of an earlier day is not."""
    return _is_term(part, weights) or (not deal.dated and _is_offered(part, weights))


def _is_offered(reading: Reading, weights: Parts) -> bool:
    """Whether it may be told with a deal, or right after it, as one of its terms: still to be done, or on no day."""
    return _is_term(reading, weights) or (reading.type in weights.offered and not reading.dated)


def _times_apart(a: Reading, b: Reading, days: int) -> bool:
    """Whether their times lie apart; what is still to come follows from what happened."""
    if a.expected != b.expected:
        return False
    (low, high), (start, end) = _span(a), _span(b)
    return max(low, start) - min(high, end) > days


def _span(reading: Reading) -> tuple[int, int]:
    earliest, latest = reading.when
    return (earliest.toordinal() if earliest else OPEN[0], latest.toordinal() if latest else OPEN[1])


def _places_apart(a: Reading, b: Reading, apart_km: float) -> bool:
    """Whether both name points, and none of one is near any of the other."""
    mine, theirs = [s for s in a.places if s.cell], [s for s in b.places if s.cell]
    return bool(mine and theirs) and not any(near(x, y, apart_km) for x in mine for y in theirs)
