import pytest
from shapely import Point
from shapely.ops import nearest_points

from firsthand.model import UnknownId
from firsthand.places import Gazetteer, Regions


@pytest.fixture(scope="module")
def regions() -> Regions:
    return Regions.open()


def test_quneitra_town_lies_in_quneitra_though_drawn_in_the_un_strip(regions: Regions) -> None:
    unit = regions.at(33.125, 35.824)
    assert unit is not None and unit.key == "SY-QU"
    assert regions.covers("quneitra-governorate", [33.125], [35.824]).all()


def test_southwest_syria_is_made_of_two_provinces(regions: Regions) -> None:
    assert regions.parts("southwest-syria") == ("adm1-SY-DR", "adm1-SY-QU")
    whole, parts = (
        regions.area_km2("southwest-syria"),
        [regions.area_km2(p) for p in regions.parts("southwest-syria")],
    )
    assert whole == pytest.approx(sum(parts), rel=0.01)
    assert 4_500 < whole < 6_500


def test_members_are_the_places_inside(regions: Regions, gazetteer: Gazetteer) -> None:
    nassib, amman = gazetteer.place("nassib"), gazetteer.lookup("Amman")[0]
    assert regions.members("daraa-governorate", [nassib, amman]) == [nassib]


def test_a_country_is_the_union_of_its_provinces(regions: Regions) -> None:
    assert regions.area_km2("country-SY") == pytest.approx(185_000, rel=0.03)


def test_crimea_is_listed_under_the_country_of_its_iso_code(regions: Regions) -> None:
    assert "adm1-UA-43" in regions.parts("country-UA")


def test_at_sea_there_is_no_province(regions: Regions) -> None:
    assert regions.at(0.0, -30.0) is None


@pytest.mark.parametrize("region", ["country-SY", "southwest-syria", "adm1-SY-DR", "country-LB"])
@pytest.mark.parametrize(("lat", "lon"), [(32.62, 36.1), (31.9, 35.9), (35.0, 50.0), (34.0, 34.0), (36.9, 41.2)])
def test_the_nearest_point_of_a_region_is_that_of_its_units_together(
    regions: Regions, region: str, lat: float, lon: float
) -> None:
    whole = nearest_points(regions.polygon(region), Point(lon, lat))[0]
    assert Regions.open().nearest(region, lat, lon) == pytest.approx((whole.y, whole.x), abs=1e-9)


def test_a_place_inside_is_the_nearest_point_itself(regions: Regions) -> None:
    assert regions.nearest("country-SY", 32.62, 36.1) == (32.62, 36.1)


def test_an_unknown_region_is_near_to_nothing(regions: Regions) -> None:
    with pytest.raises(UnknownId, match="atlantis"):
        regions.nearest("atlantis", 0.0, 0.0)


def test_an_unknown_region_is_named(regions: Regions) -> None:
    with pytest.raises(UnknownId, match="atlantis"):
        regions.polygon("atlantis")
