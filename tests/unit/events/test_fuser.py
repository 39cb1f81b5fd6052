"""A fuser that is kept: what a report changes, and which event keeps which id."""

from __future__ import annotations

import random

import pytest
from tests.unit.events.reports import Desk, SmallLexicon

from firsthand.events import Changes, Fuser
from firsthand.model import Claim

LEXICON = SmallLexicon()
ARMY = "syria-government-forces"


def add(fuser: Fuser, desk: Desk, *claims: Claim) -> Changes:
    return fuser.add(desk.heads[claims[0].document], claims)


def capture(desk: Desk, day: str, by: str = "reuters", at: str = "saida", **more: str) -> Claim:
    return desk.claim("capture", day, by, at=at, on=more.pop("on", "2018-07-06"), **({"actor": ARMY} | more))  # type: ignore[arg-type]


def test_a_report_of_something_new_makes_an_event() -> None:
    desk, fuser = Desk(), Fuser(LEXICON)
    changes = add(fuser, desk, capture(desk, "2018-07-06"))
    (id_,) = changes.new
    assert fuser.event(id_).type == "capture"
    assert len(fuser) == 1


def test_an_event_keeps_its_id_when_an_earlier_report_comes_late() -> None:
    desk, fuser = Desk(), Fuser(LEXICON)
    (id_,) = add(fuser, desk, capture(desk, "2018-07-08")).new
    changes = add(fuser, desk, capture(desk, "2018-07-06", "ap"))
    assert changes.changed == {id_}
    assert not changes.new
    assert str(fuser.event(id_).first_published) == "2018-07-06"


def test_a_report_elsewhere_touches_nothing() -> None:
    desk, fuser = Desk(), Fuser(LEXICON)
    add(fuser, desk, capture(desk, "2018-07-06"))
    changes = add(fuser, desk, capture(desk, "2018-07-06", at="nassib-crossing"))
    assert len(changes.new) == 1
    assert not changes.changed


def test_a_report_that_is_taken_out_takes_its_event_along() -> None:
    desk, fuser = Desk(), Fuser(LEXICON)
    claim = capture(desk, "2018-07-06")
    (id_,) = add(fuser, desk, claim).new
    assert fuser.remove(claim.document).gone == {id_}
    assert len(fuser) == 0
    with pytest.raises(KeyError):
        fuser.event(id_)
    assert fuser.remove(claim.document) == Changes()


def test_two_events_that_turn_out_to_be_one_merge_and_redirect() -> None:
    desk, fuser = Desk(), Fuser(LEXICON)
    first = desk.report("reuters", "2018-07-06")
    claim = _in(desk, first, "2018-07-03")
    (one,) = fuser.add(desk.heads[first], [claim]).new
    later = [desk.report(by, "2018-07-07") for by in ("ap", "sohr")]
    (two,) = fuser.add(desk.heads[later[0]], [_in(desk, later[0], "2018-07-06")]).new
    fuser.add(desk.heads[later[1]], [_in(desk, later[1], "2018-07-06")])
    assert one != two
    again = _in(desk, first, "2018-07-06").model_copy(update={"id": claim.id})
    changes = fuser.add(desk.heads[first], [again])
    assert changes.merged == {one: two}
    assert fuser.event(one).id == two
    assert len(fuser.event(two).claims) == 3


def test_another_reading_of_a_report_takes_the_place_of_the_first() -> None:
    desk, fuser = Desk(), Fuser(LEXICON)
    report = desk.report("reuters", "2018-07-06")
    (id_,) = fuser.add(desk.heads[report], [_in(desk, report, "2018-07-06")]).new
    changes = fuser.add(desk.heads[report], [_in(desk, report, "2018-01-06")])
    assert changes.gone == {id_}
    assert len(changes.new) == 1
    assert len(fuser) == 1


def test_an_event_that_falls_apart_tells_where_the_new_one_came_from() -> None:
    desk, fuser = Desk(), Fuser(LEXICON)
    province = _bombing(desk, "reuters", "adm1-SY-DR")
    towns = [_bombing(desk, "ap", "dael"), _bombing(desk, "sohr", "dael")]
    add(fuser, desk, province)
    for claim in towns:
        add(fuser, desk, claim)
    (id_,) = fuser.ids()
    report = desk.heads[province.document]
    moved = _bombing(desk, "reuters", "nawa").model_copy(update={"id": province.id, "document": report.id})
    changes = fuser.add(report, [moved])
    assert list(changes.split.values()) == [id_]
    assert set(fuser.event(id_).claims) == {t.id for t in towns}


def test_the_head_of_a_first_print_that_comes_late_makes_its_reprint_a_copy() -> None:
    desk, fuser = Desk(), Fuser(LEXICON)
    first = desk.report("sana", "2018-07-06")
    copy = desk.report("blog", "2018-07-07", first)
    fuser.add(desk.heads[copy], [_in(desk, copy, "2018-07-06")])
    fuser.add(desk.heads[first], [_in(desk, first, "2018-07-06")])
    (event,) = fuser.events()
    assert [w.root for w in event.witnesses] == ["sana"]


def _in(desk: Desk, report: str, on: str) -> Claim:
    return desk.claim("capture", "2018-07-06", document=report, at="saida", on=on, actor=ARMY)


def _bombing(desk: Desk, by: str, at: str) -> Claim:
    return desk.claim("airstrike", "2018-07-04", by, at=at, on="2018-07-04", actor="russia")


def test_a_place_that_everybody_tells_of_comes_to_the_same_one_by_one_as_at_once() -> None:
    desk, chance = Desk(), random.Random(5)
    actors = (ARMY, "islamic-state", "southern-front")
    claims = [
        desk.claim("clash", f"2018-07-{day:02d}", by, at="dael", on=f"2018-07-{day:02d}", actor=chance.choice(actors))
        for day in range(2, 9)
        for by in ("reuters", "ap", "sohr", "sana") * 6
    ]
    at_once, one_by_one = Fuser(LEXICON), Fuser(LEXICON)
    at_once.fill(claims, desk.heads)
    for claim in chance.sample(claims, len(claims)):
        add(one_by_one, desk, claim)
    for claim in claims[::7]:
        one_by_one.remove(claim.document)
        add(one_by_one, desk, claim)
    assert {frozenset(one_by_one.claims(i)) for i in one_by_one.ids()} == {
        frozenset(at_once.claims(i)) for i in at_once.ids()
    }
