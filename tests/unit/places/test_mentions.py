import pytest

from firsthand.places import Gazetteer, find


@pytest.mark.parametrize(
    ("sentence", "text", "name", "head", "form"),
    [
        (
            "Troops reached the Nassib border crossing.",
            "the Nassib border crossing",
            "Nassib",
            "crossing",
            "name",
        ),
        ("Rain fell in Daraa province.", "Daraa province", "Daraa", "admin1", "name"),
        ("He left the town of Inkhil.", "the town of Inkhil", "Inkhil", "town", "name"),
        ("Fighting spread in southwest Syria.", "southwest Syria", "southwest Syria", None, "name"),
        (
            "Roads in the eastern countryside of Idlib are cut.",
            "eastern countryside of Idlib",
            "Idlib",
            "area",
            "area",
        ),
        ("A convoy halted 15 km east of Bakhmut.", "15 km east of Bakhmut", "Bakhmut", None, "offset"),
        ("They gathered near the Jordanian border.", "the Jordanian border", "Jordanian", "country", "line"),
        ("Guards on the border with Rwanda slept.", "the border with Rwanda", "Rwanda", "country", "line"),
        (
            "It took six villages in Kharkiv region.",
            "six villages in Kharkiv region",
            "Kharkiv",
            "admin1",
            "group",
        ),
        ("Boats crossed Lake Chad.", "Lake Chad", "Lake Chad", None, "name"),
        ("A drone circled Goma airport.", "Goma airport", "Goma airport", "airport", "name"),
        ("Tents burn in Zamzam camp.", "Zamzam camp", "Zamzam camp", "camp", "name"),
        ("Smoke rose over Tell al-Harra.", "Tell al-Harra", "Tell al-Harra", None, "name"),
        (
            "Farmers of the village of Ruwaydatan fled.",
            "the village of Ruwaydatan",
            "Ruwaydatan",
            "village",
            "name",
        ),
        ("Syrian buses waited.", "Syrian", "Syrian", "country", "demonym"),
    ],
)
def test_the_words_around_a_name_say_what_is_meant(
    gazetteer: Gazetteer, sentence: str, text: str, name: str, head: str | None, form: str
) -> None:
    found = {w.text: w for w in find(sentence, gazetteer)}
    match = next((w for t, w in found.items() if text in t), None)
    assert match is not None, found
    assert (match.name, match.head, match.form) == (name, head, form)
    assert sentence[match.start : match.end] == match.text


@pytest.mark.parametrize(
    "sentence",
    [
        "The Idlib Military Council met.",
        "The Donetsk People's Republic announced a draft.",
        "President Ali Hassan spoke on Monday.",
        "In March the talks failed.",
        "However, nothing was signed.",
        "Commander Said Omar agreed.",
        "Guards arrested Brad Lansing, and Glen Allen, the old baker, was let go.",
        "Garden plots were ready.",
        "Lansing said no. Gainesville, 41, of the choir agreed.",
        "It was St. Patrick's turn.",
        "United Russia won.",
        "nothing capital here at all",
        "",
    ],
)
def test_bodies_people_days_and_common_words_are_no_places(gazetteer: Gazetteer, sentence: str) -> None:
    assert [w.text for w in find(sentence, gazetteer) if w.form != "demonym"] == []


def test_an_offset_has_kilometres_and_a_bearing(gazetteer: Gazetteer) -> None:
    (words,) = find("Shells fell 10 miles south-west of Kharkiv.", gazetteer)
    assert words.km == pytest.approx(16.09) and words.bearing == 225


def test_a_place_knows_what_holds_it(gazetteer: Gazetteer) -> None:
    found = find("A market in Saida in Daraa province was hit.", gazetteer)
    assert [(w.name, w.within) for w in found] == [("Saida", "Daraa"), ("Daraa", None)]


def test_offsets_can_be_moved_into_the_document(gazetteer: Gazetteer) -> None:
    (words,) = find("Calm in Goma.", gazetteer)
    moved = words.moved(100)
    assert (moved.start, moved.end, moved.text) == (108, 112, "Goma")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("A crash near Brandon closed the road.", "Brandon"),
        ("The fair moves to Bloomington April 4.", "Bloomington"),
        ("Two Robotyne residents came back.", "Robotyne"),
        ("Moscow said nothing.", "Moscow"),
        ("It rained in St. Petersburg's streets.", "St. Petersburg"),
    ],
)
def test_names_that_may_be_somebodys_are_places_where_the_words_say_so(
    gazetteer: Gazetteer, sentence: str, name: str
) -> None:
    assert [w.name for w in find(sentence, gazetteer)] == [name]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("They slept in the Sinjar district of Nineveh province.", ["Sinjar", "Nineveh"]),
        (
            "They slept in Mueda district of Mozambique's Cabo Delgado province.",
            ["Mueda", "Mozambique", "Cabo Delgado province"],
        ),
        ("They slept in the Northern town of Aleppo.", ["Aleppo"]),
    ],
)
def test_a_kind_word_that_closes_a_name_opens_no_other(gazetteer: Gazetteer, sentence: str, names: list[str]) -> None:
    found = find(sentence, gazetteer)
    assert [w.name for w in found] == names
    assert len(found) == 1 or not any(" of " in w.text for w in found)


@pytest.mark.parametrize(
    ("sentence", "definite"),
    [
        ("Boats lay on the Dnipro.", True),
        ("They swam across the Dnipro to safety.", True),
        ("They left Dnipro at dawn.", False),
        ("They praised the Dnipro mayor.", False),
        ("They closed the Dnipro airport.", False),
    ],
)
def test_a_river_stands_alone_behind_its_article(gazetteer: Gazetteer, sentence: str, definite: bool) -> None:
    (words,) = find(sentence, gazetteer)
    assert words.definite is definite


def test_few_names_have_an_owner_in_them(gazetteer: Gazetteer) -> None:
    assert [w.name for w in find("Ships left Cox's Bazar.", gazetteer)] == ["Cox's Bazar"]
    assert [w.name for w in find("Ships left Syria's Latakia.", gazetteer)] == ["Syria", "Latakia"]


def test_villages_all_over_a_name_mean_the_province(gazetteer: Gazetteer) -> None:
    assert [w.head for w in find("Rain fell on villages across Sumy.", gazetteer)] == ["region"]
    assert [w.head for w in find("Rain fell on villages around Sumy.", gazetteer)] == [None]
