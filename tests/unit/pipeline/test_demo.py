from __future__ import annotations

from firsthand.lexicon import Lexicon
from firsthand.pipeline import demo


def test_the_story_ships_with_its_reports_and_no_answer_sheet_is_taken_for_one() -> None:
    reports = demo.reports()
    assert len(reports) == 30
    assert {p.suffix for p in reports} == {".jsonl"}


def test_every_masthead_stands_for_a_voice_of_the_lexicon() -> None:
    lexicon = Lexicon.load()
    known = {*lexicon.outlets, *lexicon.actors}
    assert set(demo.mastheads().values()) <= known
