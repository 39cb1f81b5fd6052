"""Known names in a text: one pass, longest name first, whole words only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, cast

from ahocorasick_rs import AhoCorasick

from firsthand.lexicon.records import NameHit, NameKind
from firsthand.lexicon.states import StateWords

APOSTROPHES = str.maketrans("’‘ʼʿʾ`´", "'''''''")
SPELT = (
    ("Defence", "Defense"),
    ("Centre", "Center"),
    ("defence", "defense"),
    ("Organisation", "Organization"),
    ("Defense", "Defence"),
    ("Center", "Centre"),
    ("Organization", "Organisation"),
    ("Labour", "Labor"),
)


class Spelling(NamedTuple):
    """One way to write a name: whose, of which kind, and the years in which that body was there."""

    text: str
    id: str
    kind: NameKind | Literal["demonym"]
    exact: bool = False  # case counts: acronyms and names that are also common words
    since: int = 0
    until: int = 9999


class Names:
    """All spellings of all names, compiled once. `find` is linear in the text."""

    def __init__(self, spellings: Iterable[Spelling], states: StateWords) -> None:
        self._states = states
        self._known: dict[str, list[Spelling]] = {}
        self._folded: dict[str, list[Spelling]] = {}
        for spelling in spellings:
            for form in _variants(spelling.text):
                _file(self._known if is_exact(spelling) else self._folded, form, spelling)
        self._exact_keys = tuple(self._known)
        self._folded_keys = tuple(self._folded)
        self._exact = AhoCorasick(list(self._exact_keys))
        self._loose = AhoCorasick(list(self._folded_keys))
        self._last: tuple[tuple[str, int | None, bool] | None, list[NameHit]] = (None, [])

    def find(self, text: str, year: int | None = None, *, countries: bool = False) -> list[NameHit]:
        """Names in a text.

        In order and without overlap; with `countries` also bare country names and capitals.

        A body that was not there in `year` is left out where the name also belongs to one that was.
        """
        asked = (text, year, countries)
        last, hits = self._last
        if last != asked:  # several readers ask for the names of the report at hand
            hits = self._find(text, year, countries)
            self._last = (asked, hits)
        return list(hits)

    def _find(self, text: str, year: int | None, countries: bool) -> list[NameHit]:
        plain = text if text.isascii() else text.translate(APOSTROPHES)
        found = [*self._exact_hits(plain), *self._loose_hits(plain)]
        found += [body for hit in found for body in self._bodies(plain, *hit)]
        found.sort(key=lambda hit: (hit[0], -hit[1]))
        hits: list[NameHit] = []
        end = 0
        for start, stop, spellings in found:
            if start < end:
                continue
            hit = _hit(text, start, stop, spellings, year, countries)
            if hit is not None:
                hits.append(hit)
                end = stop
        return hits

    def ids(self, name: str, year: int | None = None) -> tuple[str, ...]:
        """Whom exactly these words name; nobody if they name more or less than a known name."""
        hits = self._find(name, year, countries=True)
        return hits[0].ids if len(hits) == 1 and hits[0].text == name.strip() else ()

    def _exact_hits(self, text: str) -> Iterator[tuple[int, int, list[Spelling]]]:
        for index, start, stop in self._exact.find_matches_as_indexes(text, overlapping=True):
            if _whole(text, start, stop):
                yield start, stop, self._known[self._exact_keys[index]]

    def _loose_hits(self, text: str) -> Iterator[tuple[int, int, list[Spelling]]]:
        for index, start, stop in self._loose.find_matches_as_indexes(lower(text), overlapping=True):
            if _whole(text, start, stop) and _capitalised(text[start:stop]):
                yield start, stop, self._folded[self._folded_keys[index]]

    def _bodies(
        self, text: str, start: int, stop: int, spellings: list[Spelling]
    ) -> Iterator[tuple[int, int, list[Spelling]]]:
        """The bodies of states that a demonym or a country's genitive starts ("Russian troops".

        "Kyiv's army").
        """
        for word in spellings:
            if word.kind in ("demonym", "country"):
                body = self._states.follow(text, stop, word.id, word.kind == "country")
                if body is not None:
                    yield start, body[0], [Spelling(text[start : body[0]], body[1], "actor")]


def lower(text: str) -> str:
    """Lower case that keeps every offset (a few letters, as İ, would grow)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def is_exact(spelling: Spelling) -> bool:
    """Acronyms and short names are matched with their case, or they would hit common words."""
    return spelling.exact or len(spelling.text) <= 4 or (spelling.text.isupper() and len(spelling.text) <= 8)


def _file(table: dict[str, list[Spelling]], form: str, spelling: Spelling) -> None:
    entries = table.setdefault(form if is_exact(spelling) else lower(form), [])
    if all(known.id != spelling.id for known in entries):
        entries.append(spelling)


def _variants(name: str) -> set[str]:
    """A name with its usual other spellings: apostrophes, British and American, "al-X" and "al X"."""
    name = name.translate(APOSTROPHES)
    forms = {name, name.replace("'", "")} if "'" in name else {name}
    forms |= {form.replace(a, b) for form in tuple(forms) for a, b in SPELT if a in form}
    if "l-" in name:
        forms |= {re.sub(r"\b([Aa]l)-(?=\w)", r"\1 ", form) for form in tuple(forms)}
    return {form for form in forms if form}


def _whole(text: str, start: int, stop: int) -> bool:
    """Neither side of the name goes on with a letter or digit; a hyphen may follow ("Hezbollah-led")."""
    before = text[start - 1] if start else " "
    after = text[stop] if stop < len(text) else " "
    return not (before.isalnum() or before in "_@#/" or after.isalnum() or after == "_")


def _capitalised(words: str) -> bool:
    """A name has a capital somewhere, unless its script knows none."""
    return words[0].isupper() or any(c.isupper() for c in words) or not any(c.islower() for c in words)


def _hit(
    text: str, start: int, stop: int, spellings: list[Spelling], year: int | None, countries: bool
) -> NameHit | None:
    silent = ("demonym",) if countries else ("demonym", "country")
    fitting = [s for s in spellings if s.kind not in silent]
    if year is not None:
        fitting = [s for s in fitting if s.since <= year <= s.until] or fitting
    if not fitting:
        return None
    kind = fitting[0].kind
    ids = tuple(s.id for s in fitting if s.kind == kind)
    words = text[start:stop]  # not validated again: hits are made by the hundred thousand
    return NameHit.model_construct(start=start, end=stop, text=words, ids=ids, kind=cast("NameKind", kind))
