"""Claims against what a golden sentence expects: who fits whom, and what differs."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from datetime import date

from tests.golden.notation import Case, Expected, Filler, Number

from firsthand.model import Claim, Mention, Quantity

KM = 25.0
STOP = frozenset(("a", "an", "at", "by", "from", "in", "its", "of", "on", "the", "their", "to", "and"))


def faults(case: Case, claims: Sequence[Claim], all_claims: Sequence[Claim]) -> list[str]:
    """What is wrong with the claims of a sentence, one line each; empty if all is as written."""
    found: list[str] = []
    table = [[differences(e, c, all_claims, case.published) for c in claims] for e in case.claims]
    pairs = pair([[not d for d in row] for row in table], len(claims))
    for i, expected in enumerate(case.claims):
        if i not in pairs:
            found += [f"missing  {expected.words}", *nearest(expected, claims, table[i], pairs)]
    if not case.more:
        taken = set(pairs.values())
        found += [f"too much {describe(c)}" for j, c in enumerate(claims) if j not in taken]
    for kind in case.never:
        found += [f"never    {describe(c)}" for c in claims if c.type == kind and c.is_news]
    return found


def nearest(
    expected: Expected, claims: Sequence[Claim], row: Sequence[list[str]], pairs: dict[int, int]
) -> list[str]:
    """The free claim of the type that comes closest, and how it differs."""
    free = [
        (len(row[j]), j) for j, c in enumerate(claims) if c.type in expected.types and j not in pairs.values()
    ]
    if not free:
        return []
    _, j = min(free)
    return [f"         got {describe(claims[j])}", *(f"         {d}" for d in row[j])]


def pair(fits: Sequence[Sequence[bool]], width: int) -> dict[int, int]:
    """As many expected claims as can be given a claim of their own (Kuhn's augmenting paths)."""
    owner: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in range(width):
            if fits[i][j] and j not in seen:
                seen.add(j)
                if j not in owner or place(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in range(len(fits)):
        place(i, set())
    return {i: j for j, i in owner.items()}


def differences(expected: Expected, claim: Claim, others: Sequence[Claim], published: date) -> list[str]:
    """How the claim differs from what is expected; empty if it does not."""
    about = {o.type for o in others if o.id == claim.about}
    checks = (
        (claim.type in expected.types, f"type: {claim.type}"),
        (claim.standing.value in expected.standings, f"standing: {claim.standing.value}"),
        (claim.certainty.value in expected.certainties, f"certainty: {claim.certainty.value}"),
        (claim.polarity is expected.polarity, f"polarity: {claim.polarity}"),
        (inside(expected, claim, published), f"time: {interval(claim)}"),
        (expected.about is None or expected.about in about, f"about: {claim.about}"),
        (voiced(expected.voices, claim), f"voices: {names(claim.attribution.chain)}"),
    )
    wrong = [words for right, words in checks if not right]
    missing = [n for n in expected.numbers if not counted(n, claim.quantities)]
    return [*wrong, *role_faults(expected, claim), *(f"number: no {n} in {figures(claim)}" for n in missing)]


def role_faults(expected: Expected, claim: Claim) -> list[str]:
    """The fillers that no mention of their role has, and those that lie elsewhere."""
    found = []
    for role, fillers in expected.roles:
        mentions = (*claim.place, *claim.role("place")) if role == "place" else claim.role(role)
        spots = (*mentions, *claim.place)
        absent = [f.words for f in fillers if not filled(f, mentions)]
        found += [f"{role}: {told} is not in {names(mentions)}" for told in absent]
        far = [f.words for f in fillers if not near(f, spots)]
        found += [f"{role}: {told} lies elsewhere: {points(spots)}" for told in far]
    return found


def filled(filler: Filler, mentions: Iterable[Mention]) -> bool:
    """Tell whether some mention has the words or is named by them."""
    return any(alike(filler.words, said) for m in mentions for said in (m.text, m.name) if said)


def alike(first: str, second: str) -> bool:
    """Tell whether two wordings share half the shorter one's words, articles and prepositions aside."""
    a, b = words(first), words(second)
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= 0.5


def words(text: str) -> frozenset[str]:
    """The words that count; all of them where none does."""
    found = frozenset(re.findall(r"\w+", text.casefold()))
    return found - STOP or found


def near(filler: Filler, spots: Iterable[Mention]) -> bool:
    """Tell whether a place of the claim lies within 25 km of the point that is asked for."""
    if filler.point is None:
        return True
    lat, lon = filler.point
    return any(
        math.hypot(m.lat - lat, (m.lon - lon) * math.cos(math.radians(lat))) * 111.2 <= KM
        for m in spots
        if m.lat is not None and m.lon is not None
    )


def counted(number: Number, quantities: Iterable[Quantity]) -> bool:
    """Tell whether a quantity has these ends ("more than 20" may be 20 or 21) and counts this."""
    return any(
        same(number.low, q.low)
        and same(number.high, q.high)
        and (not number.of or number.of in f"{q.of} {q.unit}")
        for q in quantities
    )


def same(asked: float | None, told: float | None) -> bool:
    """Tell whether two ends are the same, one more or less aside."""
    if asked is None or told is None:
        return asked is told
    return abs(asked - told) <= 1


def inside(expected: Expected, claim: Claim, published: date) -> bool:
    """Tell whether the claim's time lies in the interval; an open end is open or the report's day."""
    if expected.time is None:
        return True
    if claim.time is None:
        return False
    earliest, latest = expected.time
    first, last = claim.time.earliest, claim.time.latest
    starts = first is None if earliest is None else first is not None and first >= earliest
    ends = last in (None, published) if latest is None else last is not None and last <= latest
    return starts and ends


def voiced(asked: tuple[str, ...] | None, claim: Claim) -> bool:
    """Tell whether the chain after the outlet has these voices, outermost first."""
    if asked is None:
        return True
    chain = claim.attribution.chain[1:]
    return len(asked) == len(chain) and all(
        alike(a, m.text) or bool(m.name and alike(a, m.name)) for a, m in zip(asked, chain, strict=True)
    )


def describe(claim: Claim) -> str:
    """A claim in the notation."""
    roles = "; ".join(f"{r}: {names(m)}" for r, m in claim.roles.items())
    polarity = "" if claim.polarity else " not"
    chain = "".join(f" < {m.text}" for m in claim.attribution.chain[1:])
    return (
        f"{claim.type}({roles}) {claim.standing.value} {claim.certainty.value}{polarity} "
        f"{interval(claim)} {figures(claim)}{chain}"
    )


def names(mentions: Iterable[Mention]) -> str:
    """The words of mentions."""
    return " + ".join(m.text for m in mentions) or "-"


def points(mentions: Iterable[Mention]) -> str:
    """Where mentions lie."""
    return ", ".join(f"{m.text} @{m.lat},{m.lon}" for m in mentions if m.lat is not None) or "nowhere"


def figures(claim: Claim) -> str:
    """The numbers of a claim."""
    told = (f"{q.low}..{q.high} {q.of} {q.unit}" for q in claim.quantities)
    return f"[{', '.join(told)}]"


def interval(claim: Claim) -> str:
    """The time of a claim."""
    return f"{claim.time.earliest}..{claim.time.latest}" if claim.time else "no time"
