import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from firsthand.learned.marks import Marks
from firsthand.learned.pieces import words
from firsthand.learned.roles import ROLES, TYPES
from firsthand.learned.spans import candidates, of_candidates, picked


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


def names(seen: Marks) -> list[tuple[str, ...]]:
    """The names that are picked when each stretch is as likely as the marks alone say."""
    maybe = candidates(seen)
    return [s.words for s in picked(seen, maybe, np.array([c.odds * c.top for c in maybe]))]


def listed(seen: Marks) -> set[str]:
    return {" ".join(w.text for w in seen.words[c.first : c.last]) for c in candidates(seen)}


def test_words_in_a_row_are_one_stretch():
    assert names(marks("gunmen hit the old mill yesterday", target={"old": (0.7, 0.1), "mill": (0.1, 0.8)})) == [
        ("old", "mill")
    ]


def test_a_new_first_word_starts_a_new_stretch():
    assert names(marks("they shot Ana Luis", victim={"Ana": (0.8, 0.0), "Luis": (0.75, 0.05)})) == [("ana",), ("luis",)]


def test_signs_and_articles_at_the_ends_are_not_part_of_a_name():
    chances = {"the": (0.6, 0.0), '"': (0.0, 0.6), "mill": (0.1, 0.8)}
    assert listed(marks('burnt the "mill" down', target=chances)) == {"mill"}


def test_where_the_marks_hesitate_every_reading_is_listed():
    seen = marks("the old mill burnt", target={"old": (0.3, 0.0), "mill": (0.3, 0.3)})
    assert listed(seen) == {"old", "mill", "old mill"}


def test_words_much_less_likely_than_the_best_are_no_part_of_it():
    seen = marks("the mill near town", target={"mill": (0.9, 0.0), "near": (0.0, 0.1), "town": (0.0, 0.1)})
    assert names(seen)[0] == ("mill",)


def test_faint_words_are_no_participant():
    assert candidates(marks("the mill", target={"mill": (0.01, 0.0)})) == []


def test_of_stretches_that_overlap_the_likeliest_is_picked():
    seen = marks("the old mill burnt", target={"old": (0.3, 0.0), "mill": (0.3, 0.3)})
    maybe = candidates(seen)
    chances = np.array([0.9 if c.last - c.first == 2 else 0.5 for c in maybe])
    assert [(s.words, s.score) for s in picked(seen, maybe, chances)] == [(("old", "mill"), 0.9)]


def test_the_same_words_may_be_picked_in_two_roles():
    seen = marks("a guard fired", victim={"guard": (0.5, 0.0)}, perpetrator={"guard": (0.6, 0.0)})
    assert names(seen) == [("guard",), ("guard",)]


def test_every_candidate_has_a_row_of_its_own():
    seen = marks("the old mill burnt", target={"old": (0.3, 0.0), "mill": (0.3, 0.3)})
    maybe = candidates(seen)
    rows = of_candidates(seen, maybe, np.zeros((len(maybe), 1)))
    assert len({tuple(row) for row in rows.tolist()}) == len(maybe)


def test_no_candidate_is_no_row():
    assert len(of_candidates(marks("the mill"), [], np.zeros((0, 1)))) == 0


@given(st.integers(0, 10_000), st.floats(0.02, 5))
def test_whatever_the_marks_names_of_a_role_never_overlap_and_stand_in_the_text(seed, sureness):
    chance = np.random.default_rng(seed)
    found = words("The old mill, two trucks and (it is said) the mayor of Altavera were hit.")
    logits = chance.normal(size=(len(found), len(ROLES), 3)) * sureness
    table = np.exp(logits) / np.exp(logits).sum(axis=-1, keepdims=True)
    seen = Marks(found, table, np.zeros((len(found), len(TYPES))), np.zeros(len(TYPES)))
    maybe = candidates(seen)
    assert all(0 <= c.first < c.last <= len(found) and 0 < c.odds <= 1 for c in maybe)
    taken = [(s.role, i) for s in picked(seen, maybe, chance.random(len(maybe))) for i in range(s.first, s.last)]
    assert len(taken) == len(set(taken))
