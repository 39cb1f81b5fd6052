from __future__ import annotations

from typing import Any

import pytest
from tests.unit.review.desk import claim, place

from firsthand.model import DecisionError
from firsthand.review.fields import fields_of, gist, gists, is_field, moved, value_of, with_values


def test_a_claim_has_the_plain_fields_and_its_roles() -> None:
    assert "roles.actor" in fields_of(claim())
    assert "roles.actor" not in fields_of(claim(actor=None))
    assert is_field("roles.opponent")
    assert not is_field("roles.")
    assert not is_field("confidence")


def test_every_value_goes_back_where_it_came_from() -> None:
    told = claim()
    assert with_values(told, {f: value_of(told, f) for f in fields_of(told)}) == told


def test_scores_spellings_and_offsets_change_no_meaning() -> None:
    told = claim()
    other = place("Saida", "saida")
    other[0] |= {"score": 0.2, "name": "Sayda", "start": 99}
    assert gist("place", other) == gist("place", value_of(told, "place"))
    assert gist("place", place("Nawa", "nawa")) != gist("place", other)


def test_the_order_of_voices_has_a_meaning() -> None:
    voices: Any = [{"text": "Gazette", "id": "gazette"}, {"text": "a doctor", "id": None}]
    assert gist("attribution", {"chain": voices}) != gist("attribution", {"chain": voices[::-1]})
    assert gist("place", voices) == gist("place", voices[::-1])


def test_an_empty_role_is_no_role() -> None:
    assert with_values(claim(), {"roles.actor": []}) == claim(actor=None)


@pytest.mark.parametrize(
    ("field", "value"), [("type", "party"), ("time", {"earliest": "soon"}), ("colour", "red"), ("place", "Saida")]
)
def test_what_is_no_value_of_the_field_is_refused(field: str, value: object) -> None:
    with pytest.raises(DecisionError, match="colour" if field == "colour" else "wire format"):
        with_values(claim(), {field: value})  # type: ignore[dict-item]


def test_moved_words_keep_their_text() -> None:
    (there,) = moved(place("Saida", "saida"), 10)  # type: ignore[misc, str-unpack]
    assert (there["start"], there["text"]) == (26, "Saida")  # type: ignore[index, call-overload]


def test_the_gist_of_a_claim_has_all_its_fields() -> None:
    assert set(gists(claim())) == set(fields_of(claim()))
