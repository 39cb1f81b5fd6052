"""Shares of a region as reports tell them: evidence about the ground that no report names.

"80 percent of the province" names no place and moves none. It says how far the fill between named places is off:
the gap between what was told and what the ledger had for the same region on that day is carried forward, fading.
A share counts for the region that it was told of and no other, so denominators are never mixed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from firsthand.ledgers.control.holders import HolderTable
from firsthand.ledgers.control.portions import UNKNOWN, Portion
from firsthand.lexicon.figures import Told, WitnessWeights
from firsthand.model import Event


@dataclass(frozen=True, slots=True)
class ToldShare:
    """Somebody's word on how much of a region a holder has on a day (0 to 1), with the grades behind it."""

    region: str
    holder: str
    day: date
    low: float
    high: float
    weight: float


def told_shares(events: Iterable[Event], holders: HolderTable, witnesses: WitnessWeights) -> list[ToldShare]:
    """All shares that events tell of a region's known holder."""
    found = (_of(e, holders, witnesses) for e in events if not e.expected and not e.redirect)
    return [t for t in found if t]


def without(told: Sequence[ToldShare], gone: Iterable[ToldShare]) -> list[ToldShare]:
    """Told shares with some of them taken back."""
    left = list(told)
    for share in gone:
        left.remove(share)
    return left


def _of(event: Event, holders: HolderTable, witnesses: WitnessWeights) -> ToldShare | None:
    share, who, where = event.field("count:share"), event.field("holder"), event.place
    if share is None or who is None or where is None or where.id is None or event.type != "control_statement":
        return None
    holder = holders.of(who.candidates[0].value, where.country, where.admin1)
    low, _, rest = share.candidates[0].value.partition("..")
    high, _, unit = rest.partition(" ")
    if holder is None or not unit.startswith("percent"):
        return None
    least, most = float(low or 0) / 100, float(high or 100) / 100
    interest = {1: witnesses.interest.gains, 0: witnesses.interest.none, -1: witnesses.interest.admits}
    weight = sum(witnesses.grade.get(w.grade, 1.0) * interest[w.interest] for w in event.witnesses if w.supports)
    return ToldShare(where.id, holder, event.latest or event.last_published, least, min(1.0, most), weight)


def gap(
    told: Sequence[ToldShare], region: str, holder: str, on: date, of: Callable[[date], float], figures: Told
) -> float:
    """How much more of a region a holder is told to have than the ledger has, from shares told up to a day."""
    total, weights = 0.0, figures.least
    for share in told:
        age = (on - share.day).days
        if (share.region, share.holder) != (region, holder) or not 0 <= age <= figures.days:
            continue
        weight = share.weight * 0.5 ** (age / figures.half_life_days)
        mine = of(share.day)
        total += weight * (min(max(mine, share.low), share.high) - mine)
        weights += weight
    return total / weights


def moved(rows: Sequence[Portion], gaps: dict[str, float]) -> list[Portion]:
    """Portions with told gaps laid on the ground that is not named: the unknown first, then what is inferred.

    Half of what moves is added to both ends of its interval: where reports and ledger differ, neither is sure.
    """
    actor = max(gaps, key=lambda a: abs(gaps[a]), default=None)
    mine = next((r for r in rows if r.actor == actor), None)
    if mine is None or not gaps[mine.actor]:
        return list(rows)
    free = {r.actor: r.middle if r.actor == UNKNOWN else r.inferred for r in rows if r is not mine}
    whole = sum(free.values())
    shift = max(-mine.inferred, min(gaps[mine.actor], whole))
    if whole <= 0:
        return list(rows)
    share = {a: _taken(a, f, shift, free.get(UNKNOWN, 0.0), whole) for a, f in free.items()}
    return [_shifted(r, shift if r is mine else -share[r.actor], abs(shift)) for r in rows]


def _taken(actor: str, free: float, shift: float, unknown: float, whole: float) -> float:
    """What a holder gives of its free ground (negative: gets); the unknown gives first and gets nothing."""
    if shift <= 0:
        return shift if actor == UNKNOWN else 0.0
    if actor == UNKNOWN:
        return min(shift, unknown)
    rest = max(0.0, shift - unknown)
    return rest * free / (whole - unknown) if whole > unknown else 0.0


def _shifted(row: Portion, by: float, unsure: float) -> Portion:
    middle = min(1.0, max(0.0, row.middle + by))
    if row.actor == UNKNOWN:
        return replace(row, middle=middle, low=middle, high=middle, inferred=middle)
    low = max(0.0, min(middle, row.low + by - unsure / 2 * (by != 0)))
    high = min(1.0, max(middle, row.high + by + unsure / 2 * (by != 0)))
    return replace(row, middle=middle, low=low, high=high, inferred=max(0.0, middle - row.named))
