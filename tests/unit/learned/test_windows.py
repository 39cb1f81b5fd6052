from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from firsthand.learned.windows import windows


def test_a_short_text_is_one_window():
    assert list(windows([1, 2, 1], length=10, overlap=3)) == [(0, 3)]


def test_no_text_has_no_window():
    assert list(windows([])) == []


def test_neighbours_share_their_borderland():
    assert list(windows([1] * 8, length=4, overlap=2)) == [(0, 4), (2, 6), (4, 8)]


@given(st.lists(st.integers(1, 7), max_size=60), st.integers(7, 20), st.integers(0, 6))
def test_every_word_is_in_a_window_and_no_window_is_too_long(lengths, length, overlap):
    found = list(windows(lengths, length, overlap))
    assert {i for start, end in found for i in range(start, end)} == set(range(len(lengths)))
    assert all(sum(lengths[start:end]) <= length for start, end in found)
    assert all(a[0] < b[0] for a, b in pairwise(found))
