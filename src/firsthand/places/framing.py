"""The words around a place name that say which kind of place, which part of it, or how far from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from firsthand.places.gazetteer import Gazetteer
from firsthand.places.naming import Name
from firsthand.places.vocabulary import Token, Vocabulary

Form = Literal["name", "area", "offset", "line", "group", "demonym", "pair"]
_HYPHENS = re.compile(r"[-–‑]")
VAGUE = frozenset({"area", "admin1", "facility", "region", "sea", "base"})  # too weak to make a place of a name
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


class Framer:
    """Reads the frames of names."""

    def __init__(self, vocabulary: Vocabulary, gazetteer: Gazetteer) -> None:
        self.words = vocabulary
        self.gazetteer = gazetteer

    def frame(self, text: str, found: Sequence[Token], name: Name) -> Framing:
        """The widest frame of a name."""
        framing = Framing(name, name.first, name.last)
        if name.head == "admin1":
            return framing._replace(head="admin1")
        if name.iso is not None:
            return self._border(found, framing._replace(form="demonym", head="country"))
        framing = self._head_after(text, found, framing._replace(settled=self._settled(found, name)))
        framing = self._border(found, framing)
        framing = self._head_before(found, framing)
        framing = self._part(text, found, framing)
        framing = self._group(found, framing)
        framing = self._article(found, framing)
        return framing if framing.head else framing._replace(head=self._own_kind(found, framing.name))

    def unknown(self, text: str, found: Sequence[Token], names: Sequence[Name]) -> Iterator[Name]:
        """Names that no layer knows but whose frame says place: "the village of Ruwayda", "Ruwayda
        checkpoint".
        """
        taken = {i for name in names for i in range(name.first, name.last + 1)}
        at = 0
        while at < len(found):
            last = self._run(found, at, taken) if found[at].capital else None
            if last is not None and self._says_place(found, at, last):
                yield Name(at, last, text[found[at].start : found[last].end], known=False)
            at = at + 1 if last is None else last + 1

    def pairs(self, found: Sequence[Token]) -> list[tuple[int, int, str, str]]:
        """Roads named after both ends, as (first token, last token, one end, other end)."""
        pairs = []
        for i, token in enumerate(found):
            if not token.capital or token.word.isalpha():
                continue
            ends = [part for part in _HYPHENS.split(token.word) if part]
            head = self._head_at(found, i + 1) if len(ends) == 2 else None
            if head is None or head[0] != "road" or not all(self.gazetteer.knows(e) for e in ends):
                continue
            if not self.gazetteer.knows(f"{token.word} {found[i + 1].word}"):
                pairs.append((i, head[1], ends[0], ends[1]))
        return pairs

    def _run(self, found: Sequence[Token], at: int, taken: set[int]) -> int | None:
        """The last token of a run of capitalised words that nobody has taken."""
        last = None
        for i in range(at, min(at + 4, len(found))):
            token = found[i]
            if i in taken or not token.capital or (i > at and (not token.spaced or found[i - 1].owns)):
                break
            lower = token.lower
            if (
                _participle(token.word)
                or lower in self.words.heads
                or self.words.plain(lower)
                or lower in self.words.titles
            ):
                break
            last = i
        return last

    def _says_place(self, found: Sequence[Token], first: int, last: int) -> bool:
        if found[last].lower in self.words.bodies or found[first].lower in self.words.demonyms:
            return False
        if first > 1 and found[first - 1].lower == "of" and found[first - 2].lower in self.words.heads:
            return self.words.heads[found[first - 2].lower] not in VAGUE
        head = self._head_at(found, last + 1)
        if head is not None and not found[last].owns and head[0] not in VAGUE:
            return True
        return self._in_strange_place(found, first, last)

    def _in_strange_place(self, found: Sequence[Token], first: int, last: int) -> bool:
        """ "in Ruwayda", "near Verkhne": an unknown name where only a place can stand."""
        words = self.words
        if first == 0 or not found[first].spaced or found[last].owns:
            return False
        before = found[first - 1].lower
        if before not in words.strict and not before.endswith((" held", " controlled")):
            return False
        run = found[first : last + 1]
        if any(t.lower in words.people or t.lower in words.bodies or t.word.isupper() for t in run):
            return False
        after = found[last + 1] if last + 1 < len(found) else None
        return after is None or not after.spaced or not after.capital

    def _head_at(self, found: Sequence[Token], at: int) -> tuple[str, int] | None:
        """The longest head word or phrase that begins at a token: (kind, last token)."""
        if at >= len(found) or found[at].lower not in self.words.head_starts:
            return None
        for size in (4, 3, 2, 1):
            if at + size > len(found) or not all(t.spaced for t in found[at : at + size]):
                continue
            kind = self.words.heads.get(" ".join(t.lower for t in found[at : at + size]))
            if kind:
                return kind, at + size - 1
        return None

    def _settled(self, found: Sequence[Token], name: Name) -> bool:
        after = found[name.last + 1 : name.last + 4]
        before = found[max(0, name.first - 2) : name.first]
        said = [" ".join(t.lower for t in after[:n]) for n in (1, 2, 3)]
        told = [" ".join(t.lower for t in before[-n:]) for n in (1, 2)]
        return not self.words.beside_towns[0].isdisjoint(said) or not self.words.beside_towns[1].isdisjoint(told)

    def _head_after(self, text: str, found: Sequence[Token], framing: Framing) -> Framing:
        if found[framing.last].owns:
            return framing
        head = self._head_at(found, framing.last + 1)
        if head is None:
            return framing
        whole = text[found[framing.name.first].start : found[head[1]].end]
        name = framing.name
        if self.gazetteer.knows(whole):
            name = Name(name.first, head[1], whole)
        form: Form = "area" if head[0] == "area" else "name"
        return framing._replace(name=name, last=head[1], head=head[0], form=form)

    def _head_before(self, found: Sequence[Token], framing: Framing) -> Framing:
        """ "the (northern) town of X" and "the town X"."""
        at = framing.first
        if at > 1 and found[at - 1].lower == "of" and found[at].spaced:
            head = self._head_ending(found, at - 2)
            if head:
                return framing._replace(
                    first=self._adjectives(found, head[1]),
                    head=framing.head or head[0],
                    form="area" if head[0] == "area" else framing.form,
                )
        return framing

    def _head_ending(self, found: Sequence[Token], at: int) -> tuple[str, int] | None:
        """The longest head word or phrase that ends with a token: (kind, first token)."""
        if found[at].lower not in self.words.head_ends:
            return None
        for size in (3, 2, 1):
            if at - size + 1 >= 0:
                kind = self.words.heads.get(" ".join(t.lower for t in found[at - size + 1 : at + 1]))
                if kind:
                    return kind, at - size + 1
        return None

    def _adjectives(self, found: Sequence[Token], at: int) -> int:
        """Walk left over up to two adjectives to an article: "the eastern city" begins at "the"."""
        for i in range(at - 1, max(-1, at - 4), -1):
            if found[i].lower == "the":
                return i
            if not found[i + 1].spaced or found[i].capital:
                break
        return at

    def _part(self, text: str, found: Sequence[Token], framing: Framing) -> Framing:
        """ "southwest Syria", "the eastern countryside of X", "north of X", "15 km east of X"."""
        at = framing.first
        before = found[at - 1].lower if at > 0 and found[at].spaced else ""
        if before in self.words.directions:
            return self._towards(text, found, framing, at - 1)
        if before not in ("of", "from") or at < 2:
            return framing
        told = found[at - 2].lower
        if told in self.words.kilometres:
            return self._offset(found, framing, at - 2, None)
        if told in self.words.directions:
            bearing = self.words.directions[told]
            if at > 2 and found[at - 3].lower in self.words.kilometres:
                return self._offset(found, framing, at - 3, bearing)
            return framing._replace(first=at - 2, form="area", bearing=bearing)
        if before == "of" and told in self.words.parts:
            side = self.words.directions.get(found[at - 3].lower) if at > 2 else None
            first = at - 3 if side is not None else at - 2
            return framing._replace(first=first, form="area", bearing=side)
        return framing

    def _towards(self, text: str, found: Sequence[Token], framing: Framing, at: int) -> Framing:
        """A direction before the name; "northern Gaza" may be a place of its own."""
        whole = text[found[at].start : found[framing.name.last].end]
        if self.gazetteer.knows(whole):
            return framing._replace(first=at, name=Name(at, framing.name.last, whole))
        return framing._replace(first=at, form="area", bearing=self.words.directions[found[at].lower])

    def _offset(self, found: Sequence[Token], framing: Framing, unit: int, bearing: float | None) -> Framing:
        """A distance: the number before its unit."""
        number = found[unit - 1].word.replace(",", "") if unit > 0 else ""
        if not re.fullmatch(r"\d+(\.\d+)?", number):
            return framing._replace(form="area", bearing=bearing, first=unit)
        km = float(number) * self.words.kilometres[found[unit].lower]
        return framing._replace(first=unit - 1, form="offset", km=km, bearing=bearing)

    def _border(self, found: Sequence[Token], framing: Framing) -> Framing:
        """ "the Jordanian border", "the border with Jordan"."""
        after = found[framing.last + 1] if framing.last + 1 < len(found) else None
        bordering = after is not None and after.spaced and after.lower in ("border", "frontier", "borders")
        if bordering and self._head_at(found, framing.last + 1) is None:
            first = self._adjectives(found, framing.first)
            return framing._replace(last=framing.last + 1, form="line", first=first)
        before = [found[i].lower for i in (framing.first - 2, framing.first - 1) if i >= 0]
        if before in (["border", "with"], ["borders", "with"]) and framing.form != "demonym":
            return framing._replace(first=self._adjectives(found, framing.first - 2), form="line")
        return framing

    def _group(self, found: Sequence[Token], framing: Framing) -> Framing:
        """Several places in, around or near this one: "more than 8 border outposts in Daraa province"."""
        at = framing.first
        if at > 0 and found[at - 1].lower == "the":
            at -= 1
        if at < 2 or found[at - 1].lower not in ("in", "around", "near", "of", "along", "across", "outside"):
            return framing
        if found[at - 2].lower not in self.words.groups:
            return framing
        if found[at - 1].lower == "of" and framing.head not in ("admin1", "admin2", "region", "country"):
            return framing  # "the villages of Karak and Sahwa" names them
        first = at - 2
        while first > 0 and first > at - WIDEST and found[first].spaced and self._counts(found[first - 1]):
            first -= 1
        return framing._replace(first=first, form="group")

    def _counts(self, token: Token) -> bool:
        lower = token.lower
        return token.word.isdigit() or lower in self.words.counts or lower in self.words.directions

    def _article(self, found: Sequence[Token], framing: Framing) -> Framing:
        """Take in "the" where a head follows the name: "the Nassib crossing"."""
        first = framing.first
        if first > 0 and found[first - 1].lower == "the" and found[first].spaced:
            return framing._replace(first=first - 1)
        return framing

    def _own_kind(self, found: Sequence[Token], name: Name) -> str | None:
        """The kind that a name says itself ("Zamzam camp").

        And "country" where it is first of all a country's.
        """
        ending = self._head_ending(found, name.last)
        if ending is not None and ending[1] > name.first:
            return ending[0]
        places = self.gazetteer.lookup(name.text) if name.known else []
        return "country" if places and places[0].kind == "country" else None


def _participle(word: str) -> bool:
    """ "Rwanda-backed", "Ukrainian-controlled": an adjective made with a name."""
    return word.endswith(("-backed", "-held", "-controlled", "-led", "-based", "-run", "-occupied", "-allied"))
