from __future__ import annotations

from firsthand.web.slots import Slots

SIDES = {"army": "government", "band": None, "league": None, "guild": None, "order": None}


def slots() -> Slots:
    return Slots(SIDES.get, lambda a: (a or "").capitalize())


def test_a_listed_holder_or_side_has_its_own_colour() -> None:
    assert slots().face("hayat-tahrir-al-sham").slots[0].id == "hts"
    assert slots().face("army").slots[0].id == "gov"


def test_others_take_spare_colours_then_grey_letters() -> None:
    found = slots()
    given = [found.face(a).slots[0] for a in ("band", "league", "guild", "order")]
    assert [s.id for s in given] == ["x6", "sdf", "none", "none"]
    assert [s.letter for s in given] == ["", "", "A", "B"]


def test_a_holder_keeps_its_colour() -> None:
    found = slots()
    first = found.face("band")
    found.face("league")
    assert found.face("band") == first


def test_two_together_show_both() -> None:
    face = slots().face("army+band")
    assert face.name == "Army and Band"
    assert [s.id for s in face.slots] == ["gov", "x6"]


def test_unknown_ground_has_a_face_of_its_own() -> None:
    assert slots().face(None).slots[0].shape == "unknown"
    assert slots().face("unknown").id is None
