"""What "the town", "the capital", "the southwest" and "it" point at."""

from __future__ import annotations

import pytest
from tests.unit.claims.reader import Reader


@pytest.mark.parametrize(
    ("text", "type_", "name"),
    [
        ("Syrian rebels captured Tafas on Friday. Warplanes later bombed the town.", "airstrike", "Tafas"),
        ("Syrian troops shelled Tafas. They later captured it.", "capture", "Tafas"),
        ("Syria has been at war. Rebels shelled the capital on Friday.", "shelling", "Damascus"),
        ("Syrian troops shelled Tafas in Daraa. Rebels captured most of the province.", "capture", "Daraa"),
        ("Syrian troops shelled Tafas in Daraa. Rebels hold a third of the province.", "control_statement", "Daraa"),
        ("Rebels entered the outskirts of Tafas. They later captured the centre.", "capture", "Tafas"),
        ("Syrian troops left Aleppo and the village of Saida. Rebels captured the city.", "capture", "Aleppo"),
        ("Syrian troops left Aleppo. Rebels later shelled the city centre.", "shelling", "Aleppo"),
        ("Syrian rebels captured Tafas. Clashes went on around the town.", "clash", "Tafas"),
    ],
)
def test_words_without_a_name_point_back(reader: Reader, text: str, type_: str, name: str) -> None:
    claims = [c for c in reader.claims(text, type_) if any(m.name == name for m in c.place)]
    place = claims[-1].place[0]
    assert text[place.start : place.end] == place.text
    assert place.text != name
    assert place.name == name


def test_pointing_is_less_sure_than_naming(reader: Reader) -> None:
    text = "Syrian rebels captured Tafas on Friday. Warplanes later bombed the town."
    named, meant = (c.place[0].score or 0 for c in reader.claims(text, "capture", "airstrike"))
    assert meant < named


def test_with_nothing_before_it_the_words_stay_generic(reader: Reader) -> None:
    (place,) = reader.claim("The army captured the crossing.", "capture").place
    assert (place.id, place.unresolved) == (None, "generic")


def test_a_group_gets_the_ground_around_it_as_context(reader: Reader) -> None:
    text = "Syrian troops shelled Tafas. Rebels captured two villages."
    own, *around = reader.claim(text, "capture").place
    assert own.unresolved is not None
    assert [m.name for m in around] == ["Tafas"]


def test_a_share_is_of_ground_that_has_parts(reader: Reader) -> None:
    text = (
        "Rebels left the Nassib crossing in southwest Syria on Friday. Trucks stood at the Nassib crossing. "
        "The remaining 28 percent is under the control of the Free Syrian Army."
    )
    places = [p for c in reader.claims(text, "control_statement") for p in c.place]
    assert places and all(p.place_kind != "crossing" for p in places)


@pytest.mark.parametrize(
    ("text", "type_", "name", "kind"),
    [
        ("Syrian rebels captured Tafas. They hold the south-west of the town.", "control_statement", "Tafas", "town"),
        (
            "Syrian troops shelled Tafas in Daraa province. Rebels hold about 300 square kilometres of the province.",
            "control_statement", "Daraa", "admin1",
        ),
        (
            "Syrian troops shelled Tafas. Rebels control two thirds of the territory.",
            "control_statement", "Syria", "country",
        ),
        (
            "Syrian troops shelled Tafas. Aid lorries are held up in several parts of the country.",
            "aid_access", "Syria", "country",
        ),
        ("ALEPPO - Syrian rebels have stormed the city since Monday.", "offensive", "Aleppo", "city"),
    ],
)  # fmt: skip
def test_a_part_or_share_is_of_what_it_is_named_after(
    reader: Reader, text: str, type_: str, name: str, kind: str
) -> None:
    place = reader.claims(text, type_)[-1].place[0]
    assert (place.name, place.place_kind) == (name, kind)
