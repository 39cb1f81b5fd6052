from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.casing import is_uncased, restore


def nobody(_text):
    return ()


def find(*names):
    """Where these names stand in a text."""
    return lambda text: [(text.find(n), text.find(n) + len(n)) for n in names if n in text]


SMALL = "the column reached port sandro at dawn. soldiers of the river brigade fired on it."


def test_sentences_and_known_names_get_their_capitals():
    assert restore(SMALL, find("Port Sandro", "River Brigade")) == (
        "The column reached Port Sandro at dawn. Soldiers of the River Brigade fired on it."
    )


def test_a_text_in_capitals_reads_like_one_in_small_letters():
    assert restore(SMALL.upper(), find("Port Sandro")) == restore(SMALL, find("Port Sandro"))


def test_a_text_with_both_cases_is_left_alone():
    text = "The column reached port sandro at dawn, and Major Ilves fired on it."
    assert restore(text, find("Port Sandro")) == text


def test_the_full_stop_of_a_title_starts_no_sentence():
    text = "they met gen. amaro and the u.s. envoy near the old harbour wall of the town"
    assert restore(text, nobody).startswith("They met gen. amaro and the u.s. envoy")


def test_a_script_without_case_is_not_uncased():
    assert not is_uncased("سيطرت القوات على المعبر صباح اليوم وفق ما قاله المتحدث باسم الجيش في المدينة")


@given(st.text(max_size=200))
def test_only_the_case_of_letters_changes(text):
    again = restore(text, nobody)
    assert len(again) == len(text)
    assert again.casefold() == text.casefold() or any(len(c.casefold()) > 1 or c.lower() == c.upper() for c in text)
