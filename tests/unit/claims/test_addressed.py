"""Targets and opponents that stand in the content of what was said or planned."""

from __future__ import annotations

import pytest
from tests.unit.claims.reader import Reader


def told(reader: Reader, text: str, type_: str, role: str) -> list[str]:
    return [m.text for m in reader.claims(text, type_)[0].role(role)]


@pytest.mark.parametrize(
    ("text", "type_", "target"),
    [
        ("Baghdad demanded that Turkey stop bombing the hills.", "demand", ["Turkey"]),
        ("The mediator urged the two armies not to mine the wells.", "demand", ["the two armies"]),
        ("Turkey threatened to drive the Syrian army out of Idlib.", "threat", ["the Syrian army"]),
        ("Ukraine threatened to hit back if Russian forces attacked.", "threat", ["Russian forces"]),
    ],
)
def test_the_content_tells_whom_it_is_meant_for(reader: Reader, text: str, type_: str, target: list[str]) -> None:
    assert told(reader, text, type_, "target") == target


def test_what_somebody_is_urged_to_is_content_without_him(reader: Reader) -> None:
    text = "The mediator urged the two armies not to mine the wells."
    assert told(reader, text, "demand", "content") == ["not to mine the wells"]


def test_ones_own_side_is_no_target(reader: Reader) -> None:
    assert told(reader, "Ukraine demanded that Ukrainian troops be freed.", "demand", "target") == []


def test_whom_an_operation_is_to_drive_out_is_its_opponent(reader: Reader) -> None:
    text = "Somali troops mounted a sweep to push the militants away from Baidoa."
    assert told(reader, text, "offensive", "opponent") == ["the militants"]


def test_whom_an_advance_is_to_save_is_not_its_opponent(reader: Reader) -> None:
    text = "Somali troops launched an operation to protect Kenyan soldiers near Baidoa."
    assert told(reader, text, "offensive", "opponent") == []


def test_troops_that_somebody_threatens_to_send_are_not_threatened(reader: Reader) -> None:
    assert told(reader, "Turkey threatened to send troops into Iraq.", "threat", "target") == []
