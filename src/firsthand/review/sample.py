"""A blind sample: words for people to code, without a trace of what the machine read in them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from firsthand.chance.rounding import largest_remainder
from firsthand.model import Claim, Document, Record

BANDS = (0.5, 0.8)
"""Where the bands of confidence part: doubtful, likely, sure."""


class Item(Record):
    """What a coder gets: a sentence in its surroundings, and the words in it to code. Nothing of the reading.

    `item` is the same for every coder of a sample; `at` counts the characters from the sentence's beginning.
    """

    item: str
    coder: str
    published: str
    publisher: str
    title: str
    before: str
    sentence: str
    after: str
    words: str
    at: int


def draw(claims: Iterable[Claim], size: int, seed: str) -> list[Claim]:
    """So many claims, spread over types and over how sure the machine was as the claims are, at least one of each kind.

    One claim for each stretch of words. Which ones is a matter of seed and words: another order of the claims, or
    more of them in other strata, changes nothing.
    """
    strata: defaultdict[tuple[str, int], dict[str, Claim]] = defaultdict(dict)
    seen: set[str] = set()
    for claim in sorted(claims, key=lambda c: (lot(c, seed), c.type)):
        if lot(claim, seed) not in seen:
            seen.add(lot(claim, seed))
            strata[claim.type, sum(claim.confidence >= b for b in BANDS)][lot(claim, seed)] = claim
    names = sorted(strata)
    shares = _shares([len(strata[n]) for n in names], min(size, len(seen)))
    drawn = (claim for name, share in zip(names, shares, strict=True) for claim in list(strata[name].values())[:share])
    return sorted(drawn, key=lambda c: lot(c, seed))


def lot(claim: Claim, seed: str) -> str:
    """The opaque name of a claim's words in the sample of this seed. The type is no part of it."""
    words = f"{seed}|{claim.document}|{claim.text_version}|{claim.trigger.start}-{claim.trigger.end}"
    return "i-" + hashlib.sha256(words.encode("utf-8")).hexdigest()[:12]


def items(drawn: Iterable[Claim], documents: Mapping[str, Document], seed: str, coder: str) -> list[Item]:
    """What one coder gets, in an order of the coder's own."""
    made = (_item(claim, documents[claim.document], seed, coder) for claim in drawn)
    return sorted(made, key=lambda i: hashlib.sha256(f"{coder}|{i.item}".encode()).hexdigest())


def _item(claim: Claim, document: Document, seed: str, coder: str) -> Item:
    version = document.version(claim.text_version)
    start, end = claim.sentence.start, claim.sentence.end
    before = [s for s in version.sentences if s.end <= start][-1:]
    after = [s for s in version.sentences if s.start >= end][:1]
    return Item(
        item=lot(claim, seed),
        coder=coder,
        published=str(document.published),
        publisher=document.publisher or "not known",
        title=document.title or "",
        before="".join(version.text[s.start : s.end] for s in before),
        sentence=claim.sentence.text,
        after="".join(version.text[s.start : s.end] for s in after),
        words=claim.trigger.text,
        at=claim.trigger.start - start,
    )


def _shares(sizes: Sequence[int], size: int) -> list[int]:
    """How many of each stratum: one first, as far as they go, largest stratum first; the rest in proportion."""
    order = sorted(range(len(sizes)), key=lambda n: (-sizes[n], n))
    shares = [0] * len(sizes)
    for n in order[:size]:
        shares[n] = 1
    left = size - sum(shares)
    more = [n - s for n, s in zip(sizes, shares, strict=True)]
    extra = largest_remainder([float(m) for m in more], left) if left else [0.0] * len(sizes)
    return [s + int(e) for s, e in zip(shares, extra, strict=True)]
