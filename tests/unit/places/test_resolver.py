import pytest

from firsthand.model import Place, Resolved, Unresolved
from firsthand.places import Gazetteer, ReportContext, Resolver, find
from firsthand.places.geometry import distance_km
from firsthand.places.scoring import calibrated


def places(gazetteer: Gazetteer, *sentences: str, **countries: float) -> dict[str, Place]:
    words, start = [], 0
    for sentence in sentences:
        words += [w.moved(start) for w in find(sentence, gazetteer)]
        start += len(sentence) + 1
    answers = Resolver(gazetteer).resolve(words, ReportContext(countries))
    return {w.text: a.place for w, a in zip(words, answers, strict=True) if isinstance(a, Resolved)}


def test_the_storys_neighbours_overrule_a_famous_namesake(gazetteer: Gazetteer) -> None:
    found = places(gazetteer, "Troops entered Saida.", "Fighting goes on near Busra al-Harir and in Nawa.", SY=1.0)
    assert found["Saida"].id == "saida"


def test_without_any_context_the_famous_one_is_meant(gazetteer: Gazetteer) -> None:
    assert places(gazetteer, "A ship left Saida.", "Lebanon was calm.")["Saida"].country == "LB"


def test_containment_outweighs_fame(gazetteer: Gazetteer) -> None:
    assert places(gazetteer, "A shop in Saida in Daraa province was hit.")["Saida"].id == "saida"


@pytest.mark.parametrize(
    ("sentence", "text", "place"),
    [
        ("Shells hit Kharkiv.", "Kharkiv", "gn-706483"),
        ("Shells hit Kharkiv region.", "Kharkiv region", "adm1-UA-63"),
        ("They took the Nassib border crossing.", "the Nassib border crossing", "nassib-crossing"),
        ("They took the town of Nassib.", "the town of Nassib", "nassib"),
        ("They met in southwest Syria.", "southwest Syria", "southwest-syria"),
    ],
)
def test_the_kind_word_decides_between_places_of_one_name(
    gazetteer: Gazetteer, sentence: str, text: str, place: str
) -> None:
    assert places(gazetteer, sentence)[text].id == place


def test_a_point_15_km_away_is_that_far_and_not_the_town(gazetteer: Gazetteer) -> None:
    point = places(gazetteer, "A post 15 km east of Bakhmut fell.", UA=1.0)["15 km east of Bakhmut"]
    town = gazetteer.lookup("Bakhmut")[0]
    assert point.kind == "point" and point.id != town.id and town.id in point.parents
    assert distance_km(point.lat, point.lon, town.lat, town.lon) == pytest.approx(15, abs=0.1)
    assert point.lon > town.lon


def test_unnamed_villages_in_a_province_are_not_the_province(gazetteer: Gazetteer) -> None:
    group = places(gazetteer, "They took six villages in Daraa province.", SY=1.0)["six villages in Daraa province"]
    assert group.kind == "group" and group.parents[0] == "adm1-SY-DR"


def test_the_outskirts_are_not_the_town(gazetteer: Gazetteer) -> None:
    area = places(gazetteer, "They reached the outskirts of Daraa.", SY=1.0)["the outskirts of Daraa"]
    assert area.id != "daraa" and "daraa" in area.parents


def test_a_border_is_looked_for_near_the_other_places(gazetteer: Gazetteer) -> None:
    line = places(gazetteer, "Families from Nawa camp by the Jordanian border.", SY=1.0)["the Jordanian border"]
    assert line.kind == "line" and 32 < line.lat < 33.2 and 35.5 < line.lon < 37


def test_a_name_has_one_sense_in_a_report(gazetteer: Gazetteer) -> None:
    words = find("Saida fell; west of Saida and in Nawa and Inkhil people fled.", gazetteer)
    answers = Resolver(gazetteer).resolve(words, ReportContext({"SY": 1.0}))
    roots = {
        a.place.id.partition(":")[0]
        for w, a in zip(words, answers, strict=True)
        if w.name == "Saida" and isinstance(a, Resolved)
    }
    assert roots == {"saida"}


def test_an_unknown_village_says_what_to_fetch(gazetteer: Gazetteer) -> None:
    words = find("They left the village of Ruwaydatan.", gazetteer)
    (answer,) = Resolver(gazetteer).resolve(words, ReportContext({"SD": 1.0}))
    assert isinstance(answer, Unresolved)
    assert answer.reason == "not in gazetteer" and "geonames SD" in str(answer.hint)


def test_scores_are_probabilities(gazetteer: Gazetteer) -> None:
    words = find("Paris, London, Moscow, Springfield and Tripoli were quiet.", gazetteer)
    for answer in Resolver(gazetteer).resolve(words, ReportContext()):
        assert isinstance(answer, Unresolved) or 0 < answer.score <= 1


def test_no_words_no_places(gazetteer: Gazetteer) -> None:
    assert Resolver(gazetteer).resolve([], ReportContext()) == []


def test_calibration_keeps_the_order_and_pulls_both_ends_towards_what_was_counted() -> None:
    grid = [n / 100 for n in range(101)]
    scores = [calibrated(chance) for chance in grid]
    assert scores == sorted(scores) and all(0 < score < 1 for score in scores)
    assert calibrated(0.99) < 0.99 and calibrated(0.3) > 0.3


def test_a_town_of_the_theatre_is_found_with_another_article_or_spelling(gazetteer: Gazetteer) -> None:
    found = places(gazetteer, "Rain fell in Qamishli.", "Snow fell in El Nahud.", SY=1.0, SD=1.0)
    assert found["Qamishli"].country == "SY"
    assert found["El Nahud"].country == "SD"


def test_a_capital_of_the_world_is_not_a_village_that_sounds_alike(gazetteer: Gazetteer) -> None:
    assert places(gazetteer, "They met in Moscow.", SY=1.0)["Moscow"].country == "RU"


def test_a_name_with_its_article_is_the_rivers_and_without_it_the_towns(gazetteer: Gazetteer) -> None:
    found = places(gazetteer, "Boats crossed the Dnipro at dawn.", "A train left Dnipro at noon.", UA=1.0)
    assert found["the Dnipro"].kind == "river"
    assert found["Dnipro"].kind == "city"


def test_a_curated_place_of_the_theatre_goes_before_its_namesakes(gazetteer: Gazetteer) -> None:
    assert places(gazetteer, "Rain fell in Palma.", MZ=1.0)["Palma"].country == "MZ"
    assert places(gazetteer, "Rain fell in Palma.")["Palma"].country == "ES"


def test_a_border_that_nothing_else_tells_is_seen_from_the_theatre(gazetteer: Gazetteer) -> None:
    line = places(gazetteer, "Rain fell at the Venezuelan border.", CO=1.0)["the Venezuelan border"]
    assert gazetteer.regions.at(line.lat, line.lon) is None or line.lon < -69


def test_villages_across_a_name_lie_in_the_province_not_the_town(gazetteer: Gazetteer) -> None:
    group = places(gazetteer, "Rain fell on villages across Sumy.", UA=1.0)["villages across Sumy"]
    assert group.parents[0] == "adm1-UA-59"


def test_a_town_far_away_is_not_meant_by_another_of_its_names(gazetteer: Gazetteer) -> None:
    assert "Kassa" not in places(gazetteer, "The rebels left Kassa at dawn.", ET=1.0)
    assert places(gazetteer, "The train left Kassa at dawn.")["Kassa"].country == "SK"


def test_a_small_town_far_away_is_not_meant_at_all_and_a_city_is(gazetteer: Gazetteer) -> None:
    found = places(gazetteer, "The mission left its camp in Bitche.", "They met in Stockholm.", ML=1.0)
    assert "Bitche" not in found
    assert found["Stockholm"].country == "SE"


def test_a_town_across_the_border_may_be_small(gazetteer: Gazetteer) -> None:
    assert places(gazetteer, "They fled to Mae Sot.", MM=1.0)["Mae Sot"].country == "TH"
