"""Acts of speech without a verb: a name and a colon, a dash and a name, and adverbs of hearsay."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from firsthand.claims.attribution.act import Act
from firsthand.claims.parse import ParsedSentence
from firsthand.lexicon.saying import SayingWords

if TYPE_CHECKING:
    from firsthand.claims.tree import Doc

NAMES = frozenset({"NNP", "NNPS"})
IN_NAMES = NAMES | {"NN", "NNS", "-LRB-", "-RRB-", ",", "IN", "DT", "HYPH", "POS"}
DASHES = frozenset({"-", "—", "–", "--"})
LONGEST = 12  # words of a name with its office


def read(sentence: ParsedSentence, words: SayingWords, quoted: frozenset[int], after_quote: bool) -> Iterator[Act]:
    """Sayings that a sentence marks by its signs, or by an adverb that names nobody.

    `after_quote` tells that a quotation ends right before the sentence.
    """
    doc = sentence.doc
    assert doc is not None
    at = _colon(doc, quoted)
    if at is not None:
        last = max(i for i in range(at) if doc[i].tag_ in NAMES)
        yield Act(sentence, (doc[at],), ":", "say", [doc[last]], frozenset(range(at + 1, len(doc))) & quoted)
    at = _dash(doc, quoted, after_quote)
    if at is not None:
        name, inside = doc[_end_of_name(doc, at + 1)], frozenset(range(at)) & quoted
        yield Act(sentence, (doc[at],), "-", "say", [name], inside, after_quote=not inside)
    for token in doc:
        if token.lower_ in words.hearsay and token.dep_ == "advmod" and token.head.tag_.startswith("VB"):
            inside = frozenset(t.i for t in token.head.subtree if t is not token)
            yield Act(sentence, (token,), token.lower_, "say", [], inside, chain=False)


def _colon(doc: Doc, quoted: frozenset[int]) -> int | None:
    """The colon behind a name that opens a sentence, if a quotation follows ("Orr: “We will stay.”")."""
    for token in doc[:LONGEST]:
        if token.text == ":":
            before = [t for t in doc[: token.i] if t.text not in DASHES]
            named = any(t.tag_ in NAMES for t in before) and all(t.tag_ in IN_NAMES for t in before)
            return token.i if named and token.i + 1 in quoted else None
    return None


def _dash(doc: Doc, quoted: frozenset[int], after_quote: bool) -> int | None:
    """The dash between a quotation and the name that a sentence ends in ("“We will stay.” — Ann Orr")."""
    for token in doc[-LONGEST:]:
        behind = token.i - 1 in quoted if token.i else after_quote
        if token.text in DASHES and behind and token.i not in quoted and token.i + 1 < len(doc):
            rest = [t for t in doc[token.i + 1 :] if not t.is_punct or t.text == ","]
            return token.i if rest and rest[0].tag_ in NAMES and all(t.tag_ in IN_NAMES for t in rest) else None
    return None


def _end_of_name(doc: Doc, at: int) -> int:
    while at + 1 < len(doc) and doc[at + 1].tag_ in NAMES:
        at += 1
    return at
