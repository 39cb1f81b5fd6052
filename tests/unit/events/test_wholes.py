from __future__ import annotations

from firsthand.events.wholes import greatest


def test_the_greatest_is_the_last_above_and_what_is_part_of_nothing_is_its_own() -> None:
    above = {"toll": "raid", "raid": "campaign"}
    assert [greatest(id_, above) for id_ in ("toll", "raid", "campaign", "deal")] == ["campaign"] * 3 + ["deal"]


def test_a_circle_ends_where_it_is_met_again() -> None:
    assert greatest("a", {"a": "b", "b": "a"}) == "b"
    assert greatest("a", {"a": "a"}) == "a"
