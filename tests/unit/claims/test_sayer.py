"""Who says what is joined to a report of his words."""

from __future__ import annotations

import pytest
from tests.unit.claims.reader import Reader, heads


@pytest.mark.parametrize(
    ("text", "type_", "actor"),
    [
        ("The governor said that ninety lorries were waiting and urged Kenya to open up.", "demand", "governor"),
        ("The ministry said the rebels had fled and denied that any soldier had been hurt.", "denial", "ministry"),
        ("The ministry said the rebels had fled and threatened to burn the town.", "threat", "rebels"),
    ],
)
def test_lorries_urge_nobody_and_tenses_part_what_is_said(reader: Reader, text: str, type_: str, actor: str) -> None:
    assert heads(reader.draft(text, type_))["actor"] == [actor]
