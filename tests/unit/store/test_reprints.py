from __future__ import annotations

import random
from datetime import date

from firsthand.model import DocumentHead
from firsthand.store.reprints import Pair, mark


def head(id_: str, day: int) -> DocumentHead:
    return DocumentHead(id=id_, publisher=None, publisher_id=None, published=date(2018, 7, day))


def originals(heads: list[DocumentHead], pairs: list[Pair]) -> dict[str, str | None]:
    return {h.id: h.reprint_of for h in mark(heads, pairs)}


def test_the_earliest_of_a_chain_of_likenesses_is_the_original() -> None:
    heads = [head("c", 8), head("a", 7), head("b", 6), head("x", 1)]
    pairs = [Pair("c", "a", 0.7), Pair("a", "b", 0.9)]
    assert originals(heads, pairs) == {"x": None, "b": None, "a": "b", "c": "b"}


def test_the_order_of_heads_and_pairs_does_not_matter() -> None:
    heads = [head(letter, day) for letter, day in zip("abcdefgh", (3, 1, 4, 1, 5, 9, 2, 6), strict=True)]
    pairs = [
        Pair("a", "c", 0.6),
        Pair("c", "e", 0.7),
        Pair("b", "f", 0.9),
        Pair("g", "h", 0.8),
        Pair("f", "h", 0.6),
    ]
    expected = originals(heads, pairs)
    for seed in range(20):
        shuffled = random.Random(seed)
        assert originals(shuffled.sample(heads, 8), shuffled.sample(pairs, 5)) == expected


def test_what_is_not_known_yet_does_not_count() -> None:
    pairs = [Pair("late", "early", 0.9), Pair("other", "late", 0.9)]
    assert originals([head("early", 1), head("other", 2)], pairs) == {"early": None, "other": None}


def test_a_reprint_says_how_like_it_is_and_its_original_does_not() -> None:
    early, late = mark([head("late", 9), head("early", 1)], [Pair("late", "early", 0.75)])
    assert (early.id, early.similarity) == ("early", None)
    assert (late.reprint_of, late.similarity) == ("early", 0.75)
