"""Rules against sightings: which terms a sentence meets, and with which words."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.codings.sightings import Sighting, Unit
from firsthand.lexicon.codings import Alternative, CompiledRule, Term

CLOSE = 25  # characters between steps that stand together


def met(rule: CompiledRule, unit: Unit, report: Sequence[Unit]) -> tuple[Sighting, ...] | None:
    """The sightings by which a sentence meets all of a rule's terms, or None."""
    if rule.rule.first and unit.index:
        return None
    found: list[Sighting] = []
    for term in rule.when:
        held = _term(term, unit, report, rule.rule.gap)
        if held is None:
            return None
        found.extend(held)
    barred = any(_term(term, unit, report, rule.rule.gap) is not None for term in rule.unless)
    return None if barred else tuple(found)


def _term(term: Term, unit: Unit, report: Sequence[Unit], gap: int) -> tuple[Sighting, ...] | None:
    for alternative in term:
        for place in report if alternative.anywhere else (unit,):
            held = _sequence(alternative, place, gap)
            if held is not None:
                return held
    return None


def _sequence(alternative: Alternative, unit: Unit, gap: int) -> tuple[Sighting, ...] | None:
    """The first sightings that are the steps in their order, none more than `gap` characters after the last,
    or `CLOSE` where the rule says so.
    """
    if not all(step & unit.atoms for step in alternative.steps):
        return None
    chains: list[tuple[Sighting, ...]] = [()]
    for step, close in zip(alternative.steps, alternative.close, strict=True):
        here = [s for s in unit.sightings if s.atoms & step]
        chains = [(*c, s) for s in here for c in chains[:] if _follows(c, s, CLOSE if close else gap)][:64]
    return min(chains, key=lambda c: c[0].start, default=None)


def _follows(chain: tuple[Sighting, ...], sighting: Sighting, gap: int) -> bool:
    return not chain or 0 <= sighting.start - chain[-1].end <= gap
