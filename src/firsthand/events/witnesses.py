"""Who vouches for an event and what each is worth: one root voice is one witness, however often copied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from firsthand.chance.odds import combine
from firsthand.events.nearness import Allied
from firsthand.events.reading import Reading
from firsthand.lexicon.fusing import WitnessWeights
from firsthand.model import Witness


def weight_of(reading: Reading, interest: int, weights: WitnessWeights) -> float:
    """What one claim weighs in natural log-odds: by grade, interest, words and reading."""
    factor = {1: weights.interest.gains, 0: weights.interest.none, -1: weights.interest.admits}[interest]
    sure = max(weights.discount.least_confidence, reading.confidence)
    aged = weights.discount.background if reading.background else 1.0
    voice = reading.voice
    grade = weights.learned.get(voice.root, weights.grade.get(voice.grade, weights.grade["F"]))
    return grade * factor * weights.certainty[reading.certainty] * sure * aged


def interest_of(reading: Reading, gainers: Iterable[str], losers: Iterable[str], allied: Allied) -> int:
    """+1 if the voice's party gains from being believed, -1 if it admits its own loss, 0 else.

    A denial is weighed the other way round.
    """
    party = reading.voice.party
    if party is None:
        return 0
    stake = _stake(reading, party, set(gainers), set(losers), allied)
    return -stake if reading.against else stake


def _stake(reading: Reading, party: str, gainers: set[str], losers: set[str], allied: Allied) -> int:
    """What the party wins if the event is believed: ground, or its enemy's shame."""
    ours = any(allied(party, g) for g in gainers)
    theirs = any(allied(party, x) for x in losers)
    family = reading.family
    if family.gain == "holder":
        return 1 if ours else -1 if theirs else 0
    if family.shame == "actor":
        return -1 if ours else 1 if gainers else 0
    return 0


def gather_witnesses(readings: list[Reading], allied: Allied, weights: WitnessWeights) -> list[Witness]:
    """The witnesses of an event, those for it first, then by first publication and root."""
    gainers = {a for r in readings if not r.against for a in r.gained}
    losers = {a for r in readings if not r.against for a in r.lost}
    groups: defaultdict[tuple[bool, str], list[Reading]] = defaultdict(list)
    for reading in sorted(readings, key=lambda r: r.key):
        groups[reading.denies, reading.voice.root].append(reading)
    nearest = min(_distance(r, gainers | losers) for r in readings)
    made = [
        _witness(group, against, nearest, gainers, losers, allied, weights) for (against, _), group in groups.items()
    ]
    return sorted(made, key=lambda w: (not w.supports, w.first_published, w.root))


def _witness(
    group: list[Reading],
    against: bool,
    nearest: int,
    gainers: set[str],
    losers: set[str],
    allied: Allied,
    weights: WitnessWeights,
) -> Witness:
    """One witness from all claims of one root: the claim of most weight stands for the others."""
    stakes = {r.id: interest_of(r, gainers, losers, allied) for r in group}
    best = max(first_told(group), key=lambda r: (weight_of(r, stakes[r.id], weights), r.id))
    return Witness(
        root=best.voice.root,
        name=best.voice.name,
        grade=best.voice.grade,
        interest=stakes[best.id],
        party=best.voice.party,
        claims=tuple(r.id for r in group),
        supports=not against,
        first_published=group[0].published,
        first_hand=min(_distance(r, gainers | losers) for r in group) == nearest,
    )


def first_told(readings: list[Reading]) -> list[Reading]:
    """The readings that copy no other report, if there are any: a copy changes nothing."""
    return [r for r in readings if not r.copied] or readings


def _distance(reading: Reading, involved: set[str]) -> int:
    """0 for a body that took part and speaks, 1 for a voice that is quoted, 2 for an outlet of its own."""
    voice = reading.voice
    if involved & {voice.actor, voice.party}:
        return 0
    return 1 if voice.steps > 1 else 2


def probability_of(
    witnesses: Iterable[Witness], readings: list[Reading], allied: Allied, weights: WitnessWeights
) -> float:
    """The probability that it happened: the family's prior and the weight of each witness.

    Further interested voices of one party count less: spokesmen of one army are not independent.
    """
    by_claim = {r.id: r for r in readings}
    heard: list[tuple[bool, str]] = []
    parts = []
    for witness, weight in _by_weight(witnesses, by_claim, weights):
        if witness.interest > 0 and witness.party:
            if any(side == witness.supports and allied(witness.party, p) for side, p in heard):
                weight *= weights.discount.same_party
            heard.append((witness.supports, witness.party))
        parts.append(weight if witness.supports else -weight)
    return combine(readings[0].family.prior, parts)


def _by_weight(
    witnesses: Iterable[Witness], by_claim: dict[str, Reading], weights: WitnessWeights
) -> list[tuple[Witness, float]]:
    """Witnesses with their weights, weightiest first, so that a further voice takes nobody's place."""
    groups = [(w, first_told([by_claim[c] for c in w.claims])) for w in witnesses]
    weighed = [(w, max(weight_of(r, w.interest, weights) for r in group)) for w, group in groups]
    return sorted(weighed, key=lambda pair: (-pair[1], pair[0].root))
