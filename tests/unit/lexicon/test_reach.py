"""How far from its own words a claim takes its place."""

from __future__ import annotations

from firsthand.lexicon.files import read_toml
from firsthand.lexicon.frames import load_frames
from firsthand.lexicon.reach import NAME, Reach, reach_of


def test_every_type_of_the_table_has_frames_and_stands_once() -> None:
    table = read_toml(NAME)
    listed = [t for key, types in table.items() if key not in ("source", "visits") for t in types]
    assert len(listed) == len(set(listed))
    assert set(listed) | set(table["visits"]["types"]) <= set(load_frames().types)


def test_saying_reaches_less_far_than_dealing_and_dealing_less_than_fighting() -> None:
    assert reach_of("denial") < reach_of("release") < reach_of("negotiation") < reach_of("arrest")
    assert reach_of("arrest") < reach_of("shelling") == Reach.REPORT
