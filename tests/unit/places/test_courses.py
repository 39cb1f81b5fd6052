import pytest

from firsthand.model import Place, Resolved
from firsthand.places import Gazetteer, ReportContext, Resolver, find
from firsthand.places.courses import courses, stretch
from firsthand.places.geometry import distance_km

NORTH = ((30.0, 40.0), (32.0, 40.0), (32.0, 42.0))


def town(lat: float, lon: float, kind: str = "town") -> Place:
    return Place(id=f"{kind}-{lat}-{lon}", name="X", lat=lat, lon=lon, kind=kind)


def test_the_stretch_is_the_foot_of_the_nearest_place() -> None:
    lat, lon, by = stretch(NORTH, [town(31.0, 40.2), town(32.3, 41.0)], 50.0) or pytest.fail("no stretch")
    assert [lat, lon] == pytest.approx([31.0, 40.0])
    assert by.lon == 40.2


def test_a_course_ends_where_it_ends() -> None:
    lat, lon, _ = stretch(NORTH, [town(29.9, 40.0)], 50.0) or pytest.fail("no stretch")
    assert (lat, lon) == (30.0, 40.0)


@pytest.mark.parametrize("place", [town(31.0, 44.0), town(31.0, 40.1, "admin1"), town(31.0, 40.1, "country")])
def test_places_far_off_or_wide_tell_no_stretch(place: Place) -> None:
    assert stretch(NORTH, [place], 50.0) is None


def test_every_course_is_a_places_of_the_overlay_and_passes_by_its_point(gazetteer: Gazetteer) -> None:
    for id_, course in courses()[0].items():
        place = gazetteer.overlay.places[id_]
        assert place.kind in ("road", "river", "line") and len(course) > 1
        found = stretch(course, [place.model_copy(update={"kind": "town"})], 60.0)
        assert found is not None, id_


def places(gazetteer: Gazetteer, text: str, **countries: float) -> dict[str, Place]:
    words = find(text, gazetteer)
    answers = Resolver(gazetteer).resolve(words, ReportContext(countries))
    return {w.name: a.place for w, a in zip(words, answers, strict=True) if isinstance(a, Resolved)}


def test_a_river_is_meant_where_the_report_is(gazetteer: Gazetteer) -> None:
    found = places(gazetteer, "Boats crossed the Euphrates below Raqqa at night.", SY=1.0)
    river, city = found["Euphrates"], found["Raqqa"]
    assert river.kind == "river" and river.parents[0] == "euphrates" and river.name == "Euphrates"
    assert distance_km(river.lat, river.lon, city.lat, city.lon) < 10


def test_without_other_places_the_river_is_itself(gazetteer: Gazetteer) -> None:
    assert places(gazetteer, "Boats crossed the Euphrates.", SY=1.0)["Euphrates"].id == "euphrates"
