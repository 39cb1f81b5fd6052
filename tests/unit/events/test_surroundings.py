"""What a claim takes from the report around it."""

from __future__ import annotations

from tests.unit.events.reports import Desk, SmallLexicon
from tests.unit.events.test_passages import told

from firsthand.events import fuse
from firsthand.model import Basis, Claim, Event

LEXICON = SmallLexicon()
ARMY, REBELS = "syria-government-forces", "syria-opposition"


def unplaced(claim: Claim) -> Claim:
    """The claim with its place taken from the report around it, not from its own words."""
    around = tuple(m.model_copy(update={"basis": Basis.CONTEXT}) for m in claim.place)
    return claim.model_copy(update={"place": around, "time": None})


def one(events: list[Event], type_: str) -> Event:
    (found,) = [e for e in events if e.type == type_]
    return found


def test_the_dead_of_a_strike_lie_where_it_hit_not_at_the_town_named_last() -> None:
    desk = Desk()
    report = desk.report("ap", "2018-07-06")
    strike = desk.claim("airstrike", "2018-07-06", document=report, at="nawa", on="2018-07-06", actor="russia")
    dead = unplaced(desk.claim("casualties", "2018-07-06", document=report, at="dael", counts=((3, 3, "killed"),)))
    events = list(fuse([told(strike, 0), told(dead, 1)], desk.heads, LEXICON))
    assert {p.id for e in events for p in e.places} == {"nawa"}


def test_denials_of_two_attacks_in_one_week_are_two() -> None:
    desk = Desk()
    claims = []
    for by, day, where in (("ap", "2018-07-06", "nawa"), ("reuters", "2018-07-07", "saida")):
        report = desk.report(by, day)
        shelling = desk.claim("shelling", day, document=report, at=where, on=day)
        blamed = unplaced(desk.claim("accusation", day, document=report, actor="jordan", target=ARMY))
        claims += [told(shelling, 0), told(blamed, 1)]
    events = list(fuse(claims, desk.heads, LEXICON))
    assert sorted(str(e.place.id) for e in events if e.type == "accusation" and e.place) == ["nawa", "saida"]


def test_a_deal_that_names_nobody_is_between_those_of_its_sentence() -> None:
    desk = Desk()
    first, second = desk.report("ap", "2018-07-06"), desk.report("reuters", "2018-07-07")
    deal = desk.claim("agreement", "2018-07-06", document=first, on="2018-07-05", parties=(ARMY, REBELS))
    nameless = desk.claim("agreement", "2018-07-07", document=second, at="dael", on="2018-07-05")
    blamed = desk.claim("accusation", "2018-07-07", document=second, on="2018-07-07", actor=ARMY, target=REBELS)
    events = list(fuse([told(deal, 0), told(nameless, 0, 40), told(blamed, 0)], desk.heads, LEXICON))
    assert len(one(events, "agreement").claims) == 2
