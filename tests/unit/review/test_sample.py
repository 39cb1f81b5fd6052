from __future__ import annotations

import json
from collections import Counter
from datetime import date

from tests.unit.review.desk import TEXT, claim

from firsthand.documents import build
from firsthand.model import Claim, Span
from firsthand.review.sample import draw, items, lot

DOCUMENT = build(TEXT, published=date(2018, 7, 7), published_basis="given", publisher="Gazette", language="en")
CAPTURE = claim()
SHELLING = claim("shelled", "shelling", "Nawa", "The army", place_id="nawa")


def many(type_: str, count: int, confidence: float = 0.6, offset: int = 0) -> list[Claim]:
    at = [Span(start=offset + n * 10, end=offset + n * 10 + 3, text="won") for n in range(count)]
    return [claim(type_=type_, confidence=confidence).model_copy(update={"trigger": t}) for t in at]


def test_the_sample_is_the_same_for_the_same_seed_and_another_for_another() -> None:
    told = many("capture", 50)
    assert draw(told, 10, "a") == draw(told[::-1], 10, "a")
    assert draw(told, 10, "a") != draw(told, 10, "b")


def test_every_stratum_is_there_and_large_ones_more() -> None:
    told = many("capture", 80) + many("shelling", 20, offset=1000) + many("arrest", 1, 0.9, offset=5000)
    drawn = Counter(c.type for c in draw(told, 21, "a"))
    assert drawn["arrest"] == 1
    assert drawn["capture"] > drawn["shelling"] >= 3
    assert sum(drawn.values()) == 21


def test_a_sample_is_never_larger_than_what_there_is() -> None:
    assert len(draw(many("capture", 3), 10, "a")) == 3
    assert draw([], 10, "a") == []
    assert len(draw(many("capture", 5) + many("arrest", 5, offset=500), 1, "a")) == 1


def test_words_that_carry_two_claims_are_one_item() -> None:
    assert len(draw([CAPTURE, claim(type_="offensive")], 10, "a")) == 1


def test_what_a_coder_gets_does_not_depend_on_what_the_machine_read() -> None:
    otherwise = claim(type_="arrest", place=None, actor=None, confidence=0.1, day=2, certainty="planned")
    (mine,), (same,) = (items([c], {DOCUMENT.id: DOCUMENT}, "s", "anna") for c in (CAPTURE, otherwise))
    assert mine == same
    shown = json.loads(mine.model_dump_json())
    assert "capture" not in {str(v) for v in shown.values()}
    assert CAPTURE.id not in str(shown)


def test_an_item_shows_the_sentence_its_neighbours_and_the_words() -> None:
    (item,) = items([CAPTURE], {DOCUMENT.id: DOCUMENT}, "s", "anna")
    assert item.sentence == "Troops captured Saida on Friday."
    assert item.sentence[item.at :].startswith(item.words)
    assert item.before == ""
    assert item.after.startswith("The army shelled")


def test_coders_get_the_same_items_in_orders_of_their_own() -> None:
    drawn = [CAPTURE, SHELLING, *many("arrest", 6)]
    told = {c: items(drawn, {DOCUMENT.id: DOCUMENT}, "s", c) for c in ("anna", "ben")}
    assert {i.item for i in told["anna"]} == {i.item for i in told["ben"]} == {lot(c, "s") for c in drawn}
    assert [i.item for i in told["anna"]] != [i.item for i in told["ben"]]
