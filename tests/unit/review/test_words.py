from __future__ import annotations

from tests.unit.review.desk import TEXT, claim

from firsthand.model import digest
from firsthand.review.words import Words

CAPTURE = claim()
SHELLING = claim("shelled", "shelling", "Nawa", "The army")


def test_the_very_words_are_found_whatever_else_was_read_of_them() -> None:
    anchor = Words([CAPTURE, SHELLING]).anchor(CAPTURE)
    anew = CAPTURE.model_copy(update={"confidence": 0.1, "place": ()})
    found = Words([SHELLING, anew]).find(anchor)
    assert found == (anew, 0)


def test_a_trigger_that_became_longer_is_the_same_claim() -> None:
    anchor = Words([CAPTURE]).anchor(CAPTURE)
    longer = claim("captured Saida")
    found = Words([SHELLING, longer]).find(anchor)
    assert found is not None
    assert found.claim == longer


def test_a_quotation_that_moved_is_found_and_says_how_far() -> None:
    anchor = Words([CAPTURE]).anchor(CAPTURE)
    text = "By our staff. " + TEXT
    moved = claim(text=text, document=digest(TEXT))
    found = Words([moved]).find(anchor)
    assert found == (moved, len("By our staff. "))


def test_words_of_another_report_are_never_taken() -> None:
    anchor = Words([CAPTURE]).anchor(CAPTURE)
    assert Words([claim(document="sha256:other")]).find(anchor) is None


def test_another_type_on_the_words_is_the_same_claim_read_anew() -> None:
    anchor = Words([CAPTURE]).anchor(CAPTURE)
    found = Words([claim(type_="offensive")]).find(anchor)
    assert found is not None
    assert found.claim.type == "offensive"


def test_but_not_a_claim_that_stood_beside_it_before() -> None:
    beside = claim(type_="offensive")
    anchor = Words([CAPTURE, beside]).anchor(CAPTURE)
    assert anchor.beside == ("offensive",)
    assert Words([beside]).find(anchor) is None


def test_of_two_claims_of_one_type_on_the_same_words_each_keeps_its_own() -> None:
    first, second = claim(nth=0), claim(nth=1)
    words = Words([first, second])
    assert [words.find(words.anchor(c)) for c in (first, second)] == [(first, 0), (second, 0)]


def test_words_that_overlap_but_share_no_word_are_others() -> None:
    anchor = Words([CAPTURE]).anchor(CAPTURE)
    other = claim("Saida on", place=None)
    assert Words([other]).find(anchor) is None
