"""The words around a place name that say which kind of place, which part of it, or how far from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from firsthand.places.gazetteer import Gazetteer
from firsthand.places.naming import Name
from firsthand.places.tokens import Tokens
from firsthand.places.vocabulary import Vocabulary

Form = Literal["name", "area", "offset", "line", "group", "demonym", "pair"]
_HYPHENS = re.compile(r"[-–‑]")
VAGUE = frozenset({"area", "admin1", "facility", "region", "sea", "base"})  # too weak to make a place of a name
PARTICIPLES = ("-backed", "-held", "-controlled", "-led", "-based", "-run", "-occupied", "-allied")  # made with a name
BORDERS = frozenset({"border", "frontier", "borders"})
SPREAD = frozenset({"in", "across", "throughout"})  # "villages across Ituri" are in the province, not in its town
WIDEST = 6  # words before a name that may frame it


class Framing(NamedTuple):
    """A name with its frame: tokens [first, last], the kind, form and offset that the words say."""

    name: Name
    first: int
    last: int
    head: str | None = None
    form: Form = "name"
    km: float | None = None
    bearing: float | None = None
    settled: bool = False  # the words beside the name are said of towns
    definite: bool = False  # "the" and the name alone


class Framer:
    """Reads the frames of names."""

    def __init__(self, vocabulary: Vocabulary, gazetteer: Gazetteer) -> None:
        self.words = vocabulary
        self.gazetteer = gazetteer

    def frame(self, text: str, found: Tokens, name: Name) -> Framing:
        """The widest frame of a name."""
        if name.head == "admin1":
            return Framing(name, name.first, name.last, "admin1")
        if name.iso is not None:
            return self._border(found, Framing(name, name.first, name.last, "country", "demonym"))
        framing = Framing(name, name.first, name.last, settled=self._settled(found, name))
        framing = self._head_after(text, found, framing)
        framing = self._border(found, framing)
        framing = self._head_before(found, framing)
        framing = self._part(text, found, framing)
        framing = self._group(found, framing)
        framing = self._article(found, framing)
        if framing.head:
            return framing
        head = self._own_kind(found, framing.name)
        return framing._replace(head=head, definite=framing.definite and head is None)

    def unknown(self, text: str, found: Tokens, names: Sequence[Name]) -> Iterator[Name]:
        """Names that no layer knows but whose frame says place: "the village of Ruwayda", "Ruwayda
        checkpoint".
        """
        taken = {i for name in names for i in range(name.first, name.last + 1)}
        end = -1
        for at in found.capitals:
            if at > end and at not in taken and (last := self._run(found, at, taken)) is not None:
                end = last
                if self._says_place(found, at, last):
                    yield Name(at, last, text[found.start[at] : found.end[last]], known=False)

    def pairs(self, found: Tokens) -> list[tuple[int, int, str, str]]:
        """Roads named after both ends, as (first token, last token, one end, other end)."""
        pairs = []
        for i in found.capitals:
            word = found.word[i]
            if word.isalpha():
                continue
            ends = [part for part in _HYPHENS.split(word) if part]
            head = self._head_at(found, i + 1) if len(ends) == 2 else None
            if head is None or head[0] != "road" or not all(self.gazetteer.knows(e) for e in ends):
                continue
            if not self.gazetteer.knows(f"{word} {found.word[i + 1]}"):
                pairs.append((i, head[1], ends[0], ends[1]))
        return pairs

    def _run(self, found: Tokens, at: int, taken: set[int]) -> int | None:
        """The last token of a run of capitalised words that nobody has taken."""
        last = None
        for i in range(at, at + 4):
            if i in taken or not found.capital[i] or (i > at and (not found.spaced[i] or found.owns[i - 1])):
                break
            lower = found.lower[i]
            if lower in self.words.heads or self.words.ordinary(lower) or lower in self.words.titles:
                break
            if found.word[i].endswith(PARTICIPLES):
                break
            last = i
        return last

    def _says_place(self, found: Tokens, first: int, last: int) -> bool:
        if found.lower[last] in self.words.bodies or found.lower[first] in self.words.demonyms:
            return False
        if first > 1 and found.lower[first - 1] == "of" and found.lower[first - 2] in self.words.heads:
            return self.words.heads[found.lower[first - 2]] not in VAGUE
        head = self._head_at(found, last + 1)
        if head is not None and not found.owns[last] and head[0] not in VAGUE:
            return True
        return self._in_strange_place(found, first, last)

    def _in_strange_place(self, found: Tokens, first: int, last: int) -> bool:
        """ "in Ruwayda", "near Verkhne": an unknown name where only a place can stand."""
        words = self.words
        if not found.spaced[first] or found.owns[last]:
            return False
        before = found.lower[first - 1]
        if before not in words.strict and not before.endswith((" held", " controlled")):
            return False
        run = found.lower[first : last + 1]
        if not words.people.isdisjoint(run) or not words.bodies.isdisjoint(run):
            return False
        if any(map(str.isupper, found.word[first : last + 1])):
            return False
        after = found.after(last)
        return after is None or not found.capital[after]

    def _head_at(self, found: Tokens, at: int) -> tuple[str, int] | None:
        """The longest head word or phrase that begins at a token: (kind, last token)."""
        if found.lower[at] not in self.words.head_starts:
            return None
        for last in range(min(at + 3, len(found) - 1), at - 1, -1):
            kind = self.words.heads.get(found.said(at, last))
            if kind and all(found.spaced[at : last + 1]):
                return kind, last
        return None

    def _settled(self, found: Tokens, name: Name) -> bool:
        """The words beside a name are said of towns."""
        return self._before_town(found, name.first - 1) or self._after_town(found, name.last + 1)

    def _before_town(self, found: Tokens, last: int) -> bool:
        """ "downtown X", "mayor of X"."""
        if found.lower[last] not in self.words.before_town_ends:
            return False
        return any(found.said(max(0, first), last) in self.words.before_towns for first in (last, last - 1))

    def _after_town(self, found: Tokens, first: int) -> bool:
        """ "X police", "X city council"."""
        if found.lower[first] not in self.words.after_town_starts:
            return False
        ends = range(first, min(first + 3, len(found)))
        return any(found.said(first, last) in self.words.after_towns for last in ends)

    def _head_after(self, text: str, found: Tokens, framing: Framing) -> Framing:
        if found.owns[framing.last]:
            return framing
        head = self._head_at(found, framing.last + 1)
        if head is None:
            return framing
        whole = text[found.start[framing.name.first] : found.end[head[1]]]
        name = framing.name
        if self.gazetteer.knows(whole):
            name = Name(name.first, head[1], whole)
        form: Form = "area" if head[0] == "area" else "name"
        return framing._replace(name=name, last=head[1], head=head[0], form=form)

    def _head_before(self, found: Tokens, framing: Framing) -> Framing:
        """ "the (northern) town of X" and "the town X"."""
        at = framing.first
        if at > 1 and found.lower[at - 1] == "of" and found.spaced[at] and not self._holds_next(found, framing):
            head = self._head_ending(found, at - 2)
            if head and not self._is_named(found, head[1] - 1):
                return framing._replace(
                    first=self._adjectives(found, head[1]),
                    head=framing.head or head[0],
                    form="area" if head[0] == "area" else framing.form,
                )
        return framing

    def _holds_next(self, found: Tokens, framing: Framing) -> bool:
        """ "Mueda district of Mozambique's Cabo Delgado": the owner of the name that follows."""
        return found.owns[framing.last] and found.capital[framing.last + 1]

    def _is_named(self, found: Tokens, before: int) -> bool:
        """ "Sinjar district of Nineveh": a kind word that closes the name before it opens none."""
        return (
            found.capital[before] and found.lower[before] != "the" and found.lower[before] not in self.words.directions
        )

    def _head_ending(self, found: Tokens, at: int) -> tuple[str, int] | None:
        """The longest head word or phrase that ends with a token: (kind, first token)."""
        if found.lower[at] not in self.words.head_ends:
            return None
        for size in (3, 2, 1):
            if at - size + 1 >= 0:
                kind = self.words.heads.get(found.said(at - size + 1, at))
                if kind:
                    return kind, at - size + 1
        return None

    def _adjectives(self, found: Tokens, at: int) -> int:
        """Walk left over up to two adjectives to an article: "the eastern city" begins at "the"."""
        for i in range(at - 1, max(-1, at - 4), -1):
            if found.lower[i] == "the":
                return i
            if not found.spaced[i + 1] or found.capital[i]:
                break
        return at

    def _part(self, text: str, found: Tokens, framing: Framing) -> Framing:
        """ "southwest Syria", "the eastern countryside of X", "north of X", "15 km east of X"."""
        at = framing.first
        before = found.lower[at - 1] if found.spaced[at] else ""
        if before in self.words.directions:
            return self._towards(text, found, framing, at - 1)
        if before not in ("of", "from") or at < 2:
            return framing
        told = found.lower[at - 2]
        if told in self.words.kilometres:
            return self._offset(found, framing, at - 2, None)
        if told in self.words.directions:
            bearing = self.words.directions[told]
            if at > 2 and found.lower[at - 3] in self.words.kilometres:
                return self._offset(found, framing, at - 3, bearing)
            return framing._replace(first=at - 2, form="area", bearing=bearing)
        if before == "of" and told in self.words.parts:
            side = self.words.directions.get(found.lower[at - 3]) if at > 2 else None
            first = at - 3 if side is not None else at - 2
            return framing._replace(first=first, form="area", bearing=side)
        return framing

    def _towards(self, text: str, found: Tokens, framing: Framing, at: int) -> Framing:
        """A direction before the name; "northern Gaza" may be a place of its own."""
        whole = text[found.start[at] : found.end[framing.name.last]]
        if self.gazetteer.knows(whole):
            return framing._replace(first=at, name=Name(at, framing.name.last, whole))
        return framing._replace(first=at, form="area", bearing=self.words.directions[found.lower[at]])

    def _offset(self, found: Tokens, framing: Framing, unit: int, bearing: float | None) -> Framing:
        """A distance: the number before its unit."""
        number = found.word[unit - 1].replace(",", "") if unit > 0 else ""
        if not re.fullmatch(r"\d+(\.\d+)?", number):
            return framing._replace(form="area", bearing=bearing, first=unit)
        km = float(number) * self.words.kilometres[found.lower[unit]]
        return framing._replace(first=unit - 1, form="offset", km=km, bearing=bearing)

    def _border(self, found: Tokens, framing: Framing) -> Framing:
        """ "the Jordanian border", "the border with Jordan"."""
        first, after = framing.first, framing.last + 1
        bordering = found.spaced[after] and found.lower[after] in BORDERS
        if bordering and self._head_at(found, after) is None:
            return framing._replace(last=after, form="line", first=self._adjectives(found, first))
        with_it = first > 1 and found.lower[first - 1] == "with" and found.lower[first - 2] in ("border", "borders")
        if with_it and framing.form != "demonym":
            return framing._replace(first=self._adjectives(found, first - 2), form="line")
        return framing

    def _group(self, found: Tokens, framing: Framing) -> Framing:
        """Several places in, around or near this one: "more than 8 border outposts in Daraa province"."""
        at = framing.first
        if at > 0 and found.lower[at - 1] == "the":
            at -= 1
        if at < 2 or found.lower[at - 1] not in ("in", "around", "near", "of", "along", "across", "outside"):
            return framing
        if found.lower[at - 2] not in self.words.groups:
            return framing
        if found.lower[at - 1] == "of" and framing.head not in ("admin1", "admin2", "region", "country"):
            return framing  # "the villages of Karak and Sahwa" names them
        if framing.head is None and found.lower[at - 1] in SPREAD and found.lower[at - 2] in self.words.settlements:
            framing = framing._replace(head="region")
        first = at - 2
        while first > 0 and first > at - WIDEST and found.spaced[first] and self._counts(found, first - 1):
            first -= 1
        return framing._replace(first=first, form="group")

    def _counts(self, found: Tokens, at: int) -> bool:
        lower = found.lower[at]
        return found.word[at].isdigit() or lower in self.words.counts or lower in self.words.directions

    def _article(self, found: Tokens, framing: Framing) -> Framing:
        """Take in "the" before the name: "the Nassib crossing", "the Tigris"."""
        first, after = framing.first, framing.last + 1
        if not found.spaced[first] or found.lower[first - 1] != "the":
            return framing
        alone = framing.head is None and first == framing.name.first
        closed = not found.spaced[after] or found.owns[framing.last] or found.lower[after] in self.words.closing
        return framing._replace(first=first - 1, definite=alone and closed)

    def _own_kind(self, found: Tokens, name: Name) -> str | None:
        """The kind that a name says itself ("Zamzam camp").

        And "country" where it is first of all a country's.
        """
        ending = self._head_ending(found, name.last)
        if ending is not None and ending[1] > name.first:
            return ending[0]
        places = self.gazetteer.lookup(name.text) if name.known else []
        return "country" if places and places[0].kind == "country" else None
