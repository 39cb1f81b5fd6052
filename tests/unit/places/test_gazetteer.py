import time

import pytest
from shapely import Point, get_parts

from firsthand.model import Place, UnknownId
from firsthand.places import Gazetteer


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Nassib", "nassib"),
        ("Nasib", "nassib"),
        ("درعا", "daraa"),
        ("Dar'a", "daraa"),
        ("Донецк", "gn-709717"),
        ("Deir ez-Zor", "gn-170794"),
        ("dayr az zawr", "gn-170794"),
        ("Burma", "country-MM"),
        ("north kivu", "adm1-CD-NK"),
        ("Rafah crossing", "rafah-crossing"),
        ("Tel al-Jumou", "tell-al-jumou"),
    ],
)
def test_many_spellings_lead_to_one_place(gazetteer: Gazetteer, name: str, place: str) -> None:
    assert place in [found.id for found in gazetteer.lookup(name)]


def test_homonyms_come_the_most_populous_first(gazetteer: Gazetteer) -> None:
    found = gazetteer.lookup("Saida")
    assert found[0].country == "LB"
    assert any(p.id == "saida" and p.admin1 == "SY-DR" for p in found)


def test_a_curated_town_stands_for_its_geonames_twin(gazetteer: Gazetteer) -> None:
    ids = [p.id for p in gazetteer.lookup("Daraa")]
    assert "daraa" in ids and "gn-170905" not in ids


def test_sound_is_asked_only_when_spelling_fails(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Deirezzour") == []
    assert any(p.country == "SY" for p in gazetteer.lookup("Suwaydaa", fuzzy=True))


def test_a_name_that_nobody_has_is_unknown(gazetteer: Gazetteer) -> None:
    assert not gazetteer.knows("Qqxyzzy")
    assert gazetteer.lookup("") == []


def test_places_are_found_by_id(gazetteer: Gazetteer) -> None:
    assert gazetteer.place("nassib-crossing").kind == "crossing"
    assert gazetteer.place("gn-709717").name == "Donetsk"
    assert gazetteer.country("sy").name == "Syria"
    with pytest.raises(UnknownId, match="fetch"):
        gazetteer.place("gn-1")


def test_the_overlay_does_not_tell_who_holds_what(gazetteer: Gazetteer) -> None:
    place = gazetteer.place("nassib")
    assert set(type(place).model_fields) == {
        "id", "name", "lat", "lon", "kind", "country", "admin1", "population", "names", "parents",
    }  # fmt: skip
    assert not any("government" in name or "front" in name for name in place.names)


def test_nameless_posts_are_not_looked_up(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Army Storage Base") == []
    assert gazetteer.place("army-storage-base").admin1 in ("SY-DR", "SY-QU")


def test_a_box_holds_its_settlements_once(gazetteer: Gazetteer) -> None:
    inside = gazetteer.within(36.0, 32.4, 36.4, 32.8)
    ids = [p.id for p in inside]
    assert "nassib" in ids and "daraa" in ids and len(ids) == len(set(ids))
    assert all(p.kind not in ("admin1", "country") for p in inside)


def test_the_version_of_the_data_does_not_change_by_opening_them_again(gazetteer: Gazetteer) -> None:
    assert Gazetteer.open().digest == gazetteer.digest


def test_a_thousand_lookups_take_no_time(gazetteer: Gazetteer) -> None:
    names = [f"Nowhere{n}" for n in range(1000)]
    start = time.perf_counter()
    for name in names:
        gazetteer.lookup(name)
    assert time.perf_counter() - start < 2.0


@pytest.mark.parametrize(
    ("place", "number"),
    [("country-SY", 163843), ("adm1-SY-DR", 170903), ("gn-2643743", 2643743), ("nassib-crossing", None)],
)
def test_places_tell_their_geonames_id(gazetteer: Gazetteer, place: str, number: int | None) -> None:
    assert gazetteer.geonames(gazetteer.place(place)) == number


def test_a_county_is_found_with_and_without_its_kind_word(gazetteer: Gazetteer) -> None:
    (county,) = gazetteer.lookup("Loudoun County")
    assert county.kind == "admin2" and county.country == "US" and gazetteer.geonames(county) == 4770746
    assert county.id in {p.id for p in gazetteer.lookup("Loudoun")}


def test_twin_villages_of_two_sides_stay_two(gazetteer: Gazetteer) -> None:
    east, west = gazetteer.lookup("Eastern Ghariyah"), gazetteer.lookup("Western Ghariyah")
    assert {p.id for p in east}.isdisjoint(p.id for p in west) and east and west
    around = {p.id for p in gazetteer.within(36.2, 32.66, 36.28, 32.7)}
    assert {east[0].id, west[0].id} <= around


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qamishli crossing", "Nusaybin crossing"),
        ("Moreh crossing", "Tamu border crossing"),
        ("Siret crossing", "Porubne crossing"),
    ],
)
def test_a_crossing_is_found_by_the_names_of_both_sides(gazetteer: Gazetteer, one: str, other: str) -> None:
    (here,), (there,) = gazetteer.lookup(one), gazetteer.lookup(other)
    assert here.id == there.id and here.kind == "crossing"


def test_crossings_lie_on_a_border_of_their_country(gazetteer: Gazetteer) -> None:
    crossings = [p for p in gazetteer.overlay.places.values() if p.kind == "crossing" and p.country]
    assert len(crossings) >= 150
    inland = [p.id for p in crossings if not _at_border(gazetteer, p)]
    assert len(inland) <= 12, inland  # lines of contact inside a country have crossings, too


def _at_border(gazetteer: Gazetteer, place: Place) -> bool:
    ground = gazetteer.regions.polygon(f"country-{place.country}")
    edges = [part.exterior for part in get_parts(ground) if part.geom_type == "Polygon"]
    return bool(min(edge.distance(Point(place.lon, place.lat)) for edge in edges) < 0.15)  # degrees


def test_a_crossing_does_not_take_the_name_of_its_town(gazetteer: Gazetteer) -> None:
    assert "crossing" not in {p.kind for p in gazetteer.lookup("Qamishli")}
