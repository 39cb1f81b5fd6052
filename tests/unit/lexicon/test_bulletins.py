"""The words by which a report shows that it lists its news."""

from __future__ import annotations

from firsthand.lexicon.bulletins import bulletin_words


def test_titles_stand_anywhere_and_history_at_the_opening() -> None:
    words = bulletin_words()
    assert words.titles.found("ORVANE: Flash Update #3")
    assert not words.titles.found("The army updated its maps")
    assert words.history.match("Background: rebels came in June.") is not None
    assert words.history.match("CONTEXT") is not None
    assert words.history.match("Background checks were made at the gate.") is None
