"""Words that only say who or what somebody is."""

from __future__ import annotations

import pytest
from tests.unit.claims.parsed import parsed, word
from tests.unit.claims.reader import Reader

from firsthand.claims.designations import describes_handled, in_name, names_people


@pytest.mark.parametrize(
    ("text", "token", "people"),
    [
        ("They agreed to the evacuation of up to 50 wounded from the town.", "wounded", True),
        ("Six were wounded in the town.", "wounded", False),
    ],
)
def test_the_hurt_are_people_where_they_are_tended(text: str, token: str, people: bool) -> None:
    assert names_people(word(parsed(text), token)) is people


def test_an_adjective_inside_a_name_tells_no_state() -> None:
    assert in_name(word(parsed("An inquiry by Open Source Desk found the grave."), "Open"))
    assert not in_name(word(parsed("The road is open."), "open"))


def test_the_hurt_who_are_carried_off_were_hurt_before() -> None:
    assert describes_handled(word(parsed("Crews evacuated 30 injured people."), "injured"))
    assert not describes_handled(word(parsed("Doctors treated 30 injured people."), "injured"))


def test_an_actor_is_no_casualty_for_its_abbreviation(reader: Reader) -> None:
    assert all(d.type != "casualties" for d in reader.drafts("KIA troops took two posts."))
    assert [d.type for d in reader.drafts("Two KIA near the bridge.")] == ["casualties"]
