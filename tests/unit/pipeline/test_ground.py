from __future__ import annotations

from datetime import date

from firsthand.model import Basis, Event, Mention
from firsthand.pipeline.ground import crossings_in, places_in, told_regions
from firsthand.places.gazetteer import Gazetteer

GAZETTEER = Gazetteer.open()
DAY = date(2018, 7, 7)


def event(
    number: int, admin1: str | None, place: str = "x", kind: str = "town", type_: str = "capture"
) -> Event:
    where = Mention(text="x", basis=Basis.SAID, kind="place", id=place, admin1=admin1, place_kind=kind)
    return Event.model_validate(
        {
            "id": f"e-{number}", "type": type_, "types": (type_,), "claims": ("c-1",), "fields": (),
            "witnesses": (), "place": where, "places": (where,),
            "earliest": DAY, "latest": DAY, "probability": 0.9,
            "contradicted": False, "first_published": DAY, "last_published": DAY,
        }
    )  # fmt: skip


def regions(*admin1: str | None, type_: str = "capture") -> tuple[str, ...]:
    told = [event(n, unit, type_=type_) for n, unit in enumerate(admin1)]
    return told_regions(told, GAZETTEER.regions)


def test_regions_are_those_fought_over_the_most_told_of_first() -> None:
    assert regions("UA-14", "UA-14", "UA-23") == ("adm1-UA-14", "adm1-UA-23")
    assert regions(None, "XX-00") == ()
    assert regions("UA-14", type_="negotiation") == ()


def test_a_province_told_of_in_passing_is_left_out() -> None:
    assert regions(*["UA-14"] * 20, "UA-23", "UA-23") == ("adm1-UA-14",)


def test_what_is_told_in_passing_is_so_within_its_country() -> None:
    assert set(regions(*["UA-14"] * 20, "UA-23", "SD-DN", "SD-DN")) == {"adm1-UA-14", "adm1-SD-DN"}


def test_a_country_of_one_event_is_told_in_passing_where_another_has_many() -> None:
    assert set(regions("UA-14", "SD-DN")) == {"adm1-UA-14", "adm1-SD-DN"}
    assert regions(*["UA-14"] * 10, "SD-DN") == ("adm1-UA-14",)


def test_two_provinces_of_one_region_are_told_as_that_region_first() -> None:
    assert regions("SY-DR", "SY-DR", "SY-QU")[0] == "southwest-syria"
    assert "southwest-syria" not in regions("SY-DR", "SY-DR")


def test_the_places_of_a_region_lie_in_it() -> None:
    places = places_in(("adm1-SY-DR",), GAZETTEER)
    assert "nassib-crossing" in {p.id for p in places}
    assert GAZETTEER.regions.covers("adm1-SY-DR", [p.lat for p in places], [p.lon for p in places]).all()
    assert len({p.id for p in places}) == len(places)


def test_a_crossing_elsewhere_counts_when_an_event_names_it() -> None:
    places = places_in(("adm1-SY-DR",), GAZETTEER)
    here = {p.id for p in crossings_in([], places, GAZETTEER)}
    named = event(1, "SY-ID", "bab-al-hawa-crossing", "crossing")
    there = {p.id for p in crossings_in([named], places, GAZETTEER)}
    assert "nassib-crossing" in here
    assert there - here == {"bab-al-hawa-crossing"}
