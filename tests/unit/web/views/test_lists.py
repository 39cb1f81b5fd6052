from __future__ import annotations

from dataclasses import replace
from datetime import date

from firsthand.web.asked import Asked
from firsthand.web.views.lists import Filter, event_list, found, pieces, place_list, source_list


def test_filters_narrow_events(asked: Asked) -> None:
    assert event_list(asked, Filter()).total == 3
    assert event_list(asked, Filter(two=True)).total == 1
    assert event_list(asked, Filter(place="nassib-crossing", group="people")).total == 1
    assert event_list(asked, Filter(source="nobody")).total == 0
    assert event_list(asked, Filter(start=2)).first == 3


def test_places_have_their_holder_on_the_day(asked: Asked) -> None:
    lines = {p.place.id: p for p in place_list(asked)}
    assert set(lines) == {"nassib-crossing"}
    face = lines["nassib-crossing"].face
    assert face is not None and face.id == "syria-government"


def test_sources_count_their_events_and_who_bore_them_out(asked: Asked) -> None:
    lines = {s.name: s for s in source_list(asked)}
    assert lines["Reuters"].events == 1
    assert (lines["Reuters"].beside, lines["Reuters"].borne_out) == (1, 1)
    assert lines["Syria Direct"].borne_out == 0


def test_search_finds_only_what_was_known(asked: Asked) -> None:
    assert {f.publisher for f in found(asked, "military source")} == {"SANA", "Fars News"}
    before = replace(asked, known=date(2018, 7, 6))
    assert {f.publisher for f in found(before, "military source")} == {"SANA"}
    assert found(asked, "  ") == []


def test_every_second_piece_of_an_excerpt_is_a_hit() -> None:
    assert pieces("the \x02army\x03 took \x02it\x03") == ["the ", "army", " took ", "it", ""]
    assert pieces("no hit") == ["no hit"]
