"""Sightings: where in a report the signs of the lexicon stand, and the claims among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from firsthand.lexicon import Lexicon
from firsthand.lexicon.codings import SignBook
from firsthand.model import Claim, Span, TextVersion


@dataclass(frozen=True, slots=True)
class Sighting:
    """Words that are one or more atoms: names of signs, or "@type" and "@type.role.sign" of a claim."""

    start: int
    end: int
    atoms: frozenset[str]
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of a report: its sightings in the order of the text, and its claims."""

    index: int
    start: int
    end: int
    sightings: tuple[Sighting, ...]
    claims: tuple[Claim, ...]
    atoms: frozenset[str]


@lru_cache(maxsize=8)
def _scanner(book: SignBook) -> tuple[AhoCorasick, list[frozenset[str]]]:
    return AhoCorasick(list(book.words)), list(book.words.values())


def signs_in(text: str, book: SignBook) -> list[Sighting]:
    """The signs in a text as whole words, in order; of two that overlap the earlier, then the longer."""
    automaton, signs = _scanner(book)
    low = text.lower()
    if len(low) != len(text):  # letters that change length: offsets would lie
        low = text
    hits = automaton.find_matches_as_indexes(low.replace("\n", " ").replace("\u2019", "'"), overlapping=True)
    whole = sorted(
        (start, -end, i) for i, start, end in hits if _whole(low, start, end) and text[start:end] not in book.never
    )
    found: list[Sighting] = []
    for start, stop, index in whole:
        if not found or start >= found[-1].end:
            found.append(Sighting(start, -stop, signs[index]))
    return found


def _whole(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def names_in(text: str, lexicon: Lexicon, book: SignBook) -> list[Sighting]:
    """The names of the lexicon's actors as signs of what kind of body they are."""
    found = []
    for hit in lexicon.names.find(text, countries=True):
        bodies = [lexicon.actors[i].kind for i in hit.ids if i in lexicon.actors]
        atoms = frozenset(sign for kind in bodies for sign in book.kinds.get(kind, ()))
        if atoms:
            found.append(Sighting(hit.start, hit.end, atoms))
    return found


def units(report: TextVersion, claims: Sequence[Claim], lexicon: Lexicon, book: SignBook) -> list[Unit]:
    """The sentences of a report with what was sighted in each."""
    seen = [*signs_in(report.text, book), *names_in(report.text, lexicon, book)]
    seen += [sighting for claim in claims for sighting in _claimed(claim, seen)]
    seen.sort(key=lambda s: (s.start, s.end))
    return [_unit(i, s.start, s.end, seen, claims) for i, s in enumerate(report.sentences)]


def _unit(index: int, start: int, end: int, seen: Sequence[Sighting], claims: Sequence[Claim]) -> Unit:
    held = tuple(s for s in seen if start <= s.start < end)
    told = tuple(c for c in claims if start <= c.trigger.start < end)
    return Unit(index, start, end, held, told, frozenset(a for s in held for a in s.atoms))


def _claimed(claim: Claim, seen: Sequence[Sighting]) -> list[Sighting]:
    """A claim as a sighting at its trigger: its type, and each sign that the words of its roles show."""
    atoms = {f"@{claim.type}"}
    for role, mentions in claim.roles.items():
        for mention in mentions:
            if mention.start is None or mention.end is None:
                continue
            inside = [s for s in seen if s.start < mention.end and mention.start < s.end]
            atoms |= {f"@{claim.type}.{role}.{sign}" for s in inside for sign in s.atoms}
    return [Sighting(claim.trigger.start, claim.trigger.end, frozenset(atoms), claim.id)]


def quoted(report: TextVersion, sightings: Sequence[Sighting]) -> tuple[Span, ...]:
    """The words of sightings, each place of the text once."""
    places = dict.fromkeys((s.start, s.end) for s in sightings)
    return tuple(report.span(start, end) for start, end in places)
