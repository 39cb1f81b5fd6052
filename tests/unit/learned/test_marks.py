import numpy as np

from firsthand.learned.marks import Marks, stretches
from firsthand.learned.pieces import words
from firsthand.learned.roles import ROLES, TYPES


def marks(text: str, **given: dict[str, tuple[float, float]]) -> Marks:
    """Marks with (first, further) chances of the given words, by role."""
    found = words(text)
    table = np.zeros((len(found), len(ROLES), 3))
    table[:, :, 0] = 1
    for role, chances in given.items():
        for i, word in enumerate(found):
            if word.text in chances:
                begins, goes_on = chances[word.text]
                table[i, ROLES.index(role)] = [1 - begins - goes_on, begins, goes_on]
    return Marks(found, table, np.zeros((len(found), len(TYPES))), np.zeros(len(TYPES)))


def test_words_in_a_row_are_one_stretch():
    seen = marks("gunmen hit the old mill yesterday", target={"old": (0.7, 0.1), "mill": (0.1, 0.8)})
    assert [s.words for s in stretches(seen)] == [("old", "mill")]


def test_a_new_first_word_starts_a_new_stretch():
    seen = marks("they shot Ana Luis", victim={"Ana": (0.8, 0.0), "Luis": (0.75, 0.05)})
    assert [s.words for s in stretches(seen)] == [("ana",), ("luis",)]


def test_signs_and_articles_at_the_ends_are_not_part_of_a_name():
    chances = {"the": (0.6, 0.0), '"': (0.0, 0.6), "mill": (0.1, 0.8)}
    assert [s.words for s in stretches(marks('burnt the "mill" down', target=chances))] == [("mill",)]


def test_words_much_less_likely_than_the_best_are_a_stretch_of_their_own():
    seen = marks("the mill near town", target={"mill": (0.9, 0.0), "near": (0.0, 0.1), "town": (0.0, 0.1)})
    assert [s.words for s in stretches(seen)] == [("mill",), ("near", "town")]


def test_faint_words_are_no_participant():
    assert list(stretches(marks("the mill", target={"mill": (0.02, 0.0)}))) == []
