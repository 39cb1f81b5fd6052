from __future__ import annotations

from datetime import date

from tests.unit.web.newsroom import REGION, Reader

from firsthand.web.asked import Asked
from firsthand.web.views import ground
from firsthand.web.views.changes import changes_page, lately


def test_the_week_lists_each_place_once_with_who_held_it_and_whose_word_it_is(asked: Asked) -> None:
    found = lately(asked, ground.slots(asked))
    assert found.since == date(2018, 6, 30)
    names = [row.name for row in found.rows]
    assert "Nassib Crossing" in names
    assert len(names) == len(set(names))
    for row in found.rows:
        assert row.before.id != row.after.id
        assert row.word
        assert row.quote is not None
        assert found.since <= row.day <= asked.on


def test_the_page_tells_changes_that_somebody_spoke_of_apart_from_inferred_ones(asked: Asked) -> None:
    page = changes_page(asked, date(2018, 6, 30))
    assert page.since == date(2018, 6, 30)
    assert page.told
    assert all(row.word and row.quote for row in page.told)
    assert all(row.inferred for row in page.inferred)


def test_without_a_day_the_page_compares_with_the_day_before_and_never_with_a_later_one(asked: Asked) -> None:
    assert changes_page(asked, None).since == date(2018, 7, 5)
    assert changes_page(asked, date(2018, 8, 1)).since == asked.on


def test_pages_of_changes_and_front_are_served(reader: Reader) -> None:
    days = "on=2018-07-06&known=2018-07-07"
    page = reader.get(f"/map/{REGION}/changes?{days}&since=2018-06-30")
    assert page.status_code == 200
    assert "On whose word" in page.text
    drawn = reader.get(f"/map/{REGION}/front.geojson?{days}").json()
    assert drawn["type"] == "FeatureCollection"
    for feature in drawn["features"]:
        assert {"holders", "places", "probability", "band_km", "length_km"} <= set(feature["properties"])
    assert "Changed hands" in reader.get(f"/map/{REGION}?{days}").text
