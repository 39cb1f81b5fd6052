from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from firsthand.web.draw.svg import picture, tag


@given(st.text(), st.text())
def test_nothing_that_is_said_becomes_markup(words: str, value: str) -> None:
    made = str(tag("text", words, class_=value))
    assert made.count("<") == 2 and made.count('"') == 2


def test_names_of_attributes() -> None:
    made = str(tag("rect", stroke_width=2, class_="a", viewBox="0 0 1 1", x=1.50, y=None))
    assert made == '<rect stroke-width="2" class="a" viewBox="0 0 1 1" x="1.5"></rect>'


def test_a_picture_states_its_finding() -> None:
    assert 'role="img" aria-label="two of three"' in str(picture("two of three"))
