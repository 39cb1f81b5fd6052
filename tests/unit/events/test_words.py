"""Head words, stems, and words that stand for one another."""

from collections import defaultdict

import pytest

from firsthand.events.words import alike, by_noun, head, key_of, stem
from firsthand.lexicon.files import read_toml


@pytest.mark.parametrize(
    "words",
    [
        ("nominate", "nominated", "nomination", "nominee"),
        ("arrest", "arrested", "arrests"),
        ("shoot", "shot", "shooting"),
        ("announce", "announcement", "announcing"),
        ("steal", "stole", "stolen"),
        ("die", "dies", "died"),
        ("plan", "planned", "planning"),
        ("negotiate", "negotiations", "negotiating"),
    ],
)
def test_forms_of_a_word_share_a_stem(words: tuple[str, ...]) -> None:
    assert len({stem(w) for w in words}) == 1


@pytest.mark.parametrize(("one", "other"), [("kill", "attack"), ("fire", "found"), ("press", "pray"), ("bus", "be")])
def test_other_words_do_not(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("attack on the depot", "attack"),
        ("the double murder", "murder"),
        ("passed away", "passed"),
        ("was arrested", "arrested"),
    ],
)
def test_the_head_says_what_happened(text: str, word: str) -> None:
    assert head(text) == word


def test_a_mention_without_words_is_its_own_head() -> None:
    assert head("—") == "—"


@pytest.mark.parametrize(
    ("one", "other"), [("murder", "killed"), ("temblor", "quakes"), ("wound", "injured"), ("passed away", "death")]
)
def test_ways_to_say_one_thing_share_a_key(one: str, other: str) -> None:
    first, second = key_of(one)[0], key_of(other)[0]
    assert alike().get(first, first) == alike().get(second, second)


def test_shooting_is_not_killing() -> None:
    assert alike()[stem("shooting")] != alike()[stem("killing")]


def test_words_of_saying_fit_any_event() -> None:
    assert key_of("said")[1]
    assert not key_of("announced")[1]


def test_a_word_stands_in_one_row() -> None:
    rows: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(read_toml("fusion/synonyms.toml")["alike"]):
        for word in row:
            rows[word if " " in word else stem(word)].add(number)
    assert {word for word, held in rows.items() if len(held) > 1} == set()


def test_a_compound_stands_under_its_noun() -> None:
    assert by_noun(["flashflood", "flood"]) == {"flood": "flood", "flashflood": "flood"}
