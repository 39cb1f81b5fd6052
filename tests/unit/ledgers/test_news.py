from datetime import date

from tests.unit.events.reports import Desk
from tests.unit.ledgers.ground import SOUTH, control, fused

from firsthand.ledgers.control import Change, what_changed
from firsthand.model import Claim

ARMY, REBELS = "syria-government-forces", "syria-opposition"


def compared(desk: Desk, claims: list[Claim], before: str = "2018-07-05", after: str = "2018-07-06") -> list[Change]:
    ledgers = [control(desk, claims, day) for day in (before, after)]
    days = [date.fromisoformat(day) for day in (before, after)]
    return what_changed(ledgers[0], ledgers[1], SOUTH, days[0], days[1], fused(desk, claims, after))


def held(desk: Desk, *places: str) -> list[Claim]:
    return [
        desk.claim("control_statement", "2018-07-01", by, at=p, on="2018-07-01", holder=REBELS)
        for p in places
        for by in ("sohr", "ap")
    ]


def taken(desk: Desk, place: str, *by: str) -> list[Claim]:
    return [desk.claim("capture", "2018-07-06", v, at=place, on="2018-07-06", actor=ARMY, opponent=REBELS) for v in by]


def test_nothing_told_nothing_changed() -> None:
    desk = Desk()
    assert compared(desk, held(desk, "saida", "dael")) == []


def test_a_capture_is_told_with_those_on_whose_word_it_rests() -> None:
    desk = Desk()
    told = taken(desk, "saida", "reuters", "ap")
    changes = {c.place: c for c in compared(desk, [*held(desk, "saida", "dael"), *told])}
    saida = changes["saida"]
    assert (saida.before.holder, saida.after.holder) == ("southern-front", "syria-government")
    assert not saida.inferred
    assert {v.root for v in saida.voices} == {"reuters", "ap"}
    assert len(saida.events) == 1


def test_what_follows_for_the_ground_around_is_inferred_from_the_same_word() -> None:
    desk = Desk()
    told = taken(desk, "saida", "reuters", "ap")
    changes = compared(desk, [*held(desk, "dael"), *told])
    around = [c for c in changes if c.place != "saida" and not c.before.events]
    assert around
    for change in around:
        assert change.inferred
        assert {v.root for v in change.voices} <= {"reuters", "ap", "sohr"}


def test_places_with_a_new_holder_come_first() -> None:
    desk = Desk()
    told = taken(desk, "saida", "reuters", "ap")
    kept = [c.before.holder == c.after.holder for c in compared(desk, [*held(desk, "saida", "dael"), *told])]
    assert kept == sorted(kept)
