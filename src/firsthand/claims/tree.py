"""A parsed sentence as plain objects: the part of spaCy's `Doc` and `Token` that the readers of claims ask for.

spaCy makes a new token object on every access and decodes its strings anew each time; the readers ask some hundreds of
times per sentence, which took longer than the parse itself. Names and meanings are spaCy's, so that its documentation
holds here too; a word is made once, and two words are the same only if they are one object.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, overload

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc as Parse

NUMBERS = ("IDX", "LENGTH", "TAG", "DEP", "HEAD", "SPACY", "IS_PUNCT", "IS_SPACE")  # columns read from spaCy


class Token:
    """A word of a sentence: spaCy's token, as far as it is used here."""

    __slots__ = (
        "_subtree", "children", "dep_", "doc", "head", "i", "idx", "is_punct", "is_space", "lefts", "lower_", "rights",
        "tag_", "text", "whitespace_",
    )  # fmt: skip
    doc: Doc
    i: int
    idx: int  # offset of its first character in the sentence
    text: str
    lower_: str
    tag_: str
    dep_: str
    whitespace_: str
    is_punct: bool
    is_space: bool
    head: Token
    lefts: tuple[Token, ...]
    rights: tuple[Token, ...]
    children: tuple[Token, ...]
    _subtree: tuple[Token, ...] | None

    def __init__(self, doc: Doc, i: int, idx: int, text: str) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self.text = text
        self.lower_ = text.lower()

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return self.text

    def nbor(self, by: int = 1) -> Token:
        """The word this many places further on; IndexError beyond the sentence."""
        at = self.i + by
        if at < 0:
            raise IndexError(at)
        return self.doc.words[at]

    @property
    def subtree(self) -> tuple[Token, ...]:
        """The word and all that hang on it, directly or not, in order."""
        if self._subtree is None:
            found = [self]
            for word in found:  # grows as it goes
                found.extend(word.children)
            found.sort(key=_order)
            self._subtree = tuple(found)
        return self._subtree

    @property
    def left_edge(self) -> Token:
        """The first of the word and all that hang on it."""
        return self.subtree[0]

    @property
    def right_edge(self) -> Token:
        """The last of the word and all that hang on it."""
        return self.subtree[-1]

    @property
    def ancestors(self) -> Iterator[Token]:
        """The heads above the word, near to far."""
        at = self
        while at.head is not at:
            at = at.head
            yield at

    def is_ancestor(self, other: Token) -> bool:
        """Tell whether the other word hangs on this one, directly or not."""
        return any(above is self for above in other.ancestors)

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The words coordinated with this one, itself left out, the first of the list first."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for word in found:  # grows as it goes
            found += [child for child in word.rights if child.dep_ == "conj"]
        return tuple(word for word in found if word is not self)


_order = attrgetter("i")


class Stretch(list[Token]):
    """Stretch that stand together."""

    @property
    def text(self) -> str:
        """The words as written, with what stands between them."""
        return self[0].doc.text[self[0].idx : self[-1].idx + len(self[-1].text)] if self else ""

    @property
    def root(self) -> Token:
        """The word that the others hang on: of those whose head stands outside, the one nearest to the top."""
        inside = {word.i for word in self}
        tops = [word for word in self if word.head is word or word.head.i not in inside]
        return min(tops, key=_depth) if tops else self[0]


def _depth(word: Token) -> int:
    """Steps to the top; marks and blanks on which nothing hangs come last."""
    if not word.children and (word.is_punct or word.is_space):
        return len(word.doc) - 1
    return sum(1 for _ in word.ancestors)


@lru_cache(maxsize=512)
def _label(strings: StringStore, key: int) -> str:
    """The name of a tag or relation: one string for all words that have it, since spaCy decodes a new one each time."""
    return strings[key]


class Doc:
    """The words of a sentence with their heads: spaCy's doc, as far as it is used here."""

    __slots__ = ("starts", "text", "user_data", "words")

    def __init__(self, doc: Parse, text: str, opening: int = 0) -> None:
        self.text = text
        self.user_data: dict[Any, Any] = {}  # what readers work out once per sentence
        rows: list[list[int]] = doc.to_array(list(NUMBERS)).tolist()
        strings = doc.vocab.strings
        self.starts: list[int] = [opening + row[0] for row in rows]
        spans = enumerate((at, at + row[1]) for at, row in zip(self.starts, rows, strict=True))
        self.words = words = Stretch([Token(self, i, start, text[start:end]) for i, (start, end) in spans])
        for word, (_, _, tag, dep, head, spaced, punct, space) in zip(words, rows, strict=True):
            word.tag_, word.dep_ = _label(strings, tag), _label(strings, dep)
            word.head = words[word.i + (head if head < 1 << 63 else head - (1 << 64))]
            word.whitespace_ = " " if spaced else ""
            word.is_punct, word.is_space = bool(punct), bool(space)
        self._link()

    def move(self, *moves: tuple[Token, Token, str]) -> None:
        """Hang words, each with all that hangs on it, on another head by another relation."""
        for word, head, dep in moves:
            word.head, word.dep_ = head, dep
        self._link()

    def _link(self) -> None:
        """Give each word its children."""
        for word in self.words:
            word.lefts = word.rights = ()
            word._subtree = None
        for word in self.words:
            head = word.head
            if word.i < head.i:
                head.lefts += (word,)
            elif word is not head:
                head.rights += (word,)
        for word in self.words:
            word.children = word.lefts + word.rights

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.words)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Stretch: ...
    def __getitem__(self, at: int | slice) -> Token | Stretch:
        return Stretch(self.words[at]) if isinstance(at, slice) else self.words[at]

    def char_span(self, start: int, end: int, alignment_mode: Literal["expand"]) -> Stretch | None:
        """The words that share a character with a stretch of the sentence; None if it lies outside."""
        assert alignment_mode == "expand"
        if not 0 <= start < end <= len(self.text) or end <= self.starts[0]:
            return None
        first, last = max(0, bisect_right(self.starts, start) - 1), bisect_right(self.starts, end - 1)
        if start >= self.starts[first] + len(self.words[first].text):
            first += 1
        return Stretch(self.words[first:last])
