"""Finding a claim again by its words, in another reading of the same report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from firsthand.model import Claim, Span
from firsthand.model.decision import Anchor


class Found(NamedTuple):
    """A claim that stands on the words asked for, and by how many characters they moved."""

    claim: Claim
    moved: int


class Words:
    """The claims of reports, by where they stand."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._by_text: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in claims:
            self._by_text[claim.document, claim.text_version].append(claim)

    def anchor(self, claim: Claim) -> Anchor:
        """The words of a claim, and what else stands on them."""
        there = [c for c in self._by_text[claim.document, claim.text_version] if _same(c.trigger, claim.trigger)]
        equals = [c.id for c in there if c.type == claim.type]
        return Anchor(
            document=claim.document,
            text_version=claim.text_version,
            trigger=claim.trigger,
            sentence=claim.sentence,
            type=claim.type,
            nth=equals.index(claim.id) if claim.id in equals else 0,
            beside=tuple(sorted({c.type for c in there} - {claim.type})),
        )

    def find(self, anchor: Anchor) -> Found | None:
        """The claim on these words: the very words first, then the same quotation elsewhere in the text, then words
        that overlap; last one of another type, unless it stood there beside the claim before.
        """
        here = self._by_text.get((anchor.document, anchor.text_version), ())
        alike = [c for c in here if c.type == anchor.type]
        other = [c for c in here if c.type != anchor.type and c.type not in anchor.beside]
        return _at(anchor, alike) or _quoted(anchor, alike) or _over(anchor, alike) or _over(anchor, other)


def _at(anchor: Anchor, claims: Sequence[Claim]) -> Found | None:
    """The nth claim on exactly these words; where there are fewer now, the last."""
    there = [c for c in claims if _same(c.trigger, anchor.trigger)]
    return Found(there[min(anchor.nth, len(there) - 1)], 0) if there else None


def _quoted(anchor: Anchor, claims: Sequence[Claim]) -> Found | None:
    """The nearest claim whose trigger and sentence read the same, at other offsets."""
    inside = anchor.trigger.start - anchor.sentence.start
    there = [
        Found(c, c.sentence.start - anchor.sentence.start)
        for c in claims
        if c.sentence.text == anchor.sentence.text and c.trigger.start - c.sentence.start == inside
        and c.trigger.text == anchor.trigger.text
    ]  # fmt: skip
    return min(there, key=lambda f: (abs(f.moved), f.moved), default=None)


def _over(anchor: Anchor, claims: Sequence[Claim]) -> Found | None:
    """The claim whose trigger shares most characters with these words, and a word."""
    told = _tokens(anchor.trigger)
    there = [c for c in claims if c.trigger.overlaps(anchor.trigger) and told & _tokens(c.trigger)]
    best = max(there, key=lambda c: (_shared(c.trigger, anchor.trigger), -c.trigger.start), default=None)
    return Found(best, 0) if best else None


def _same(a: Span, b: Span) -> bool:
    return (a.start, a.end, a.text) == (b.start, b.end, b.text)


def _shared(a: Span, b: Span) -> int:
    return min(a.end, b.end) - max(a.start, b.start)


def _tokens(span: Span) -> set[str]:
    return set(re.findall(r"\w+", span.text.casefold()))
