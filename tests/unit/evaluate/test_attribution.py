"""The benchmark's view of sayings: offsets of the text's own words, and no saying inside another's content."""

from __future__ import annotations

from functools import lru_cache

from firsthand.claims.parse import Parser
from firsthand.evaluate.attribution import relations
from firsthand.lexicon import Lexicon


@lru_cache(maxsize=1)
def tools() -> tuple[Lexicon, Parser]:
    return Lexicon.load(), Parser()


def read(text: str) -> list[dict[str, list[str]]]:
    found = relations(text, *tools())
    return [{role: [text[a:b] for a, b in spans] for role, spans in row.items()} for row in found]


def test_a_saying_is_three_roles_in_the_words_of_the_text() -> None:
    assert read("The mayor, Ida Moss, said the bridge had burned.") == [
        {"source": ["The mayor, Ida Moss"], "cue": ["said"], "content": ["the bridge had burned"]}
    ]


def test_a_saying_inside_another_is_left_out() -> None:
    assert [row["cue"] for row in read("The mayor said traders had claimed that the bridge burned.")] == [["said"]]


def test_what_is_said_in_quotation_marks_is_somebodys_content() -> None:
    assert read("A banner hung there. “We believe that the bridge will stand for ever.”") == []


def test_nobody_named_is_an_empty_source() -> None:
    assert [row["source"] for row in read("The bridge is said to have burned.")] == [[]]
