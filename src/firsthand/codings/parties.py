"""Parties: who acts and who is acted on in a coded event, in the words of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.codings.sightings import Sighting, Unit
from firsthand.lexicon.codings import Scheme
from firsthand.model import Claim

NAME = re.compile(r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|of(?= [A-Z])))*")
FIRST = re.compile(r"(\w+)\s*")


def source_and_target(
    text: str, unit: Unit, held: Sequence[Sighting], claims: Sequence[Claim], scheme: Scheme
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of source and target: the roles of the claims behind the code; where they tell none, whoever is
    named first in the sentence before the words of the code, and first after them.
    """
    source, target = _roles(claims, scheme.source_roles), _roles(claims, scheme.target_roles, scheme.source_roles)
    start = min(s.start for s in held)
    names = _names(text, unit, scheme)
    bodies = _bodies(text, unit, held, names, scheme)
    before = next((b for b in [*bodies, *names] if b[0] < start), None)
    if not source and before:
        source = (text[before[0] : before[1]],)
    after = (b for b in [*bodies, *names] if b[0] >= start and text[b[0] : b[1]] not in source)
    if not target and (first := next(after, None)):
        target = (text[first[0] : first[1]],)
    return source, target


def _roles(claims: Sequence[Claim], wanted: tuple[str, ...], not_in: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The words in the first of the roles that holds any, without those that stand in the first of `not_in`."""
    taken = {m.text for claim in claims for role in not_in[:1] for m in claim.role(role)}
    for role in wanted:
        found = dict.fromkeys(m.text for claim in claims for m in claim.role(role) if m.text not in taken)
        if found:
            return tuple(found)
    return ()


def _names(text: str, unit: Unit, scheme: Scheme) -> list[tuple[int, int]]:
    """Runs of capitalised words, without one that begins a sentence or names a day."""
    found = []
    for match in NAME.finditer(text, unit.start, unit.end):
        start = match.start()
        while (word := FIRST.match(text, start, match.end())) and word[1] in scheme.signs.never:
            start = word.end()
        if start < match.end():
            found.append((start, match.end()))
    return found


def _bodies(
    text: str, unit: Unit, held: Sequence[Sighting], names: Sequence[tuple[int, int]], scheme: Scheme
) -> list[tuple[int, int]]:
    """Where bodies are named: known names and nouns, with the capitalised words around them."""
    sighted = [(s.start, s.end) for s in unit.sightings if s.atoms & scheme.signs.bodies and s not in held]
    touching = [n for n in names if any(n[0] < end and start < n[1] for start, end in sighted)]
    return _joined(text, sorted([*sighted, *touching]))


def _joined(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap or stand side by side as one ("Syrian" "officers")."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and (start < found[-1][1] or not text[found[-1][1] : start].strip()):
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found
