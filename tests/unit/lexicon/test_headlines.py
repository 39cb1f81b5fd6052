"""The words whose capitals in a headline say nothing."""

from __future__ import annotations

from firsthand.lexicon.headlines import common_words, headline_words


def test_common_words_hold_those_of_frames_and_classes() -> None:
    assert {"seize", "seizes", "airstrikes", "outposts", "garrison", "said", "two", "amid"} <= common_words()
    assert headline_words().small <= common_words()
    assert all(word == word.lower() for word in common_words())
