"""Whose word a claim is: the innermost voice of its chain, so that copies and carriers count once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from firsthand.lexicon.records import SourceProfile
from firsthand.model import Claim, DocumentHead, Mention


@dataclass(frozen=True, slots=True)
class Voice:
    """A root voice: key for counting independence, name, grade, party that it speaks for, actor it is.

    `asked`: the id or words that its grade was looked up by.
    """

    root: str
    name: str
    grade: str
    party: str | None
    actor: str | None
    steps: int
    asked: str


def voice(
    claim: Claim,
    head: DocumentHead,
    heads: Mapping[str, DocumentHead],
    profile_of: Callable[[str], SourceProfile],
) -> Voice:
    """The root voice of a claim. A reprint's own voice is that of the report it copies.

    A source without a name ("a military source") is as independent as whoever tells of it, and of its party; in a
    reprint that is the outlet of the first print.
    """
    chain = claim.attribution.chain
    inner = chain[-1]
    if len(chain) == 1 and inner.basis == "document":
        return _outlet_voice(first_print(head, heads), inner, profile_of)
    profile = profile_of(inner.id or inner.text)
    carrier = None if inner.id else _carrier(chain, first_print(head, heads))
    return Voice(
        root=profile.root or inner.id or carrier or folded(inner.name or inner.text),
        name=inner.name or profile.name or inner.text,
        grade=profile.grade,
        party=profile.party or (profile_of(carrier).party if carrier else None),
        actor=inner.id,
        steps=len(chain),
        asked=inner.id or inner.text,
    )


def _carrier(chain: tuple[Mention, ...], first: DocumentHead) -> str | None:
    """The innermost voice with an id that tells of a nameless source; for the outlet that of the first print."""
    told = next((m.id for m in reversed(chain[1:-1]) if m.id), None)
    return told or first.publisher_id or chain[0].id


def first_print(head: DocumentHead, heads: Mapping[str, DocumentHead]) -> DocumentHead:
    """The earliest known report that this one copies, or itself; a circle of copies ends where it began."""
    seen = {head.id}
    while head.reprint_of and head.reprint_of in heads and head.reprint_of not in seen:
        head = heads[head.reprint_of]
        seen.add(head.id)
    return head


def folded(words: str) -> str:
    """A voice's words as a key: lower case, no articles, single spaces."""
    kept = [w for w in words.casefold().split() if w not in ("a", "an", "the")]
    return " ".join(kept) or words.casefold()


def _outlet_voice(head: DocumentHead, inner: Mention, profile_of: Callable[[str], SourceProfile]) -> Voice:
    """The publisher speaking for itself; one that is not known by name is its report."""
    known = head.publisher_id or inner.id
    name = head.publisher or inner.name or inner.text
    profile = profile_of(known or name)
    root = profile.root or known or (folded(name) if head.publisher else f"report {head.id}")
    return Voice(root, name, profile.grade, profile.party, actor=known, steps=1, asked=known or name)
