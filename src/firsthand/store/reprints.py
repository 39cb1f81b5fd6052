"""Reprints: which reports tell the same text, told from pairs so that the order of arrival is all one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from firsthand.model import DocumentHead


class Pair(NamedTuple):
    """Two reports with (nearly) the same text and the Jaccard similarity of their word shingles."""

    document: str
    like: str
    similarity: float


def mark(heads: Iterable[DocumentHead], pairs: Iterable[Pair]) -> list[DocumentHead]:
    """Name for each reprint the earliest of its group as the original; only the given reports count.

    Earliest is by day of publication, then by id: what was known on a day never depends on what came later.
    """
    known = {h.id: h for h in heads}
    order = {id_: n for n, id_ in enumerate(sorted(known, key=lambda i: (known[i].published, i)))}
    root = {id_: id_ for id_ in known}
    likeness: dict[str, float] = {}
    for pair in pairs:
        if pair.document in known and pair.like in known:
            join(root, order, pair)
            for end in (pair.document, pair.like):
                likeness[end] = max(pair.similarity, likeness.get(end, 0.0))
    return [marked(known[id_], find(root, id_), likeness.get(id_)) for id_ in order]


def marked(head: DocumentHead, original: str, similarity: float | None) -> DocumentHead:
    """The head with its original, or as it is if it is one."""
    if original == head.id:
        return head.model_copy(update={"reprint_of": None, "similarity": None})
    return head.model_copy(update={"reprint_of": original, "similarity": similarity})


def join(root: dict[str, str], order: Mapping[str, int], pair: Pair) -> None:
    """Put two reports in one group under the earlier root."""
    first, second = sorted((find(root, pair.document), find(root, pair.like)), key=order.__getitem__)
    root[second] = first


def find(root: dict[str, str], id_: str) -> str:
    """The root of a report's group, with the path to it shortened."""
    while root[id_] != id_:
        root[id_] = root[root[id_]]
        id_ = root[id_]
    return id_
