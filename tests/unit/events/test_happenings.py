"""Events that no report tells together, bound into one happening; each bond says why."""

from __future__ import annotations

from tests.unit.events.reports import Desk, SmallLexicon

from firsthand.events import Bond, bonds, bonds_of, fuse, happenings
from firsthand.model import Claim, Event

LEXICON = SmallLexicon()
ARMY, REBELS, ALLY = "syria-government-forces", "syria-opposition", "russia"


def fused(desk: Desk, *claims: Claim) -> list[Event]:
    return list(fuse(claims, desk.heads, LEXICON))


def bound(events: list[Event]) -> list[Bond]:
    return list(bonds(events, LEXICON))


def test_who_has_held_a_town_since_it_fell_belongs_to_its_fall() -> None:
    desk = Desk()
    events = fused(
        desk,
        desk.claim("capture", "2018-07-06", "sana", at="saida", on="2018-07-05", actor=ARMY),
        desk.claim("control_statement", "2018-07-09", "ap", at="saida", on=("2018-07-05", "2018-07-09"), holder=ARMY),
    )
    (bond,) = bound(events)
    assert bond.rule == "held-since"
    assert bond.why == "tells who holds the place since it changed hands; saida; the same day; Syria Government Forces"
    assert set(happenings(events, LEXICON).values()) == {bond.whole}


def test_another_holder_is_another_matter() -> None:
    desk = Desk()
    events = fused(
        desk,
        desk.claim("capture", "2018-07-06", "sana", at="saida", on="2018-07-05", actor=ARMY),
        desk.claim("control_statement", "2018-07-06", "ap", at="saida", on="2018-07-06", holder=REBELS),
    )
    assert not bound(events)
    assert len(set(happenings(events, LEXICON).values())) == 2


def test_of_two_captures_the_nearer_in_time_is_the_one_that_was_fought_for() -> None:
    desk = Desk()
    events = fused(
        desk,
        desk.claim("capture", "2018-07-03", "sana", at="saida", on="2018-07-03", actor=REBELS),
        desk.claim("capture", "2018-07-06", "sana", at="saida", on="2018-07-06", actor=ARMY),
        desk.claim("clash", "2018-07-06", "ap", at="saida", on="2018-07-06", actor=ARMY, opponent=REBELS),
    )
    (bond,) = bound(events)
    assert (
        next(e for e in events if e.id == bond.whole).earliest == next(e for e in events if e.id == bond.part).earliest
    )


def test_a_fight_elsewhere_or_a_week_before_is_not_bound() -> None:
    desk = Desk()
    events = fused(
        desk,
        desk.claim("capture", "2018-07-10", "sana", at="saida", on="2018-07-10", actor=ARMY),
        desk.claim("clash", "2018-07-10", "ap", at="nawa", on="2018-07-10", actor=ARMY),
        desk.claim("clash", "2018-07-03", "ap", at="saida", on="2018-07-03", actor=ARMY),
    )
    assert not bound(events)


def test_strikes_on_two_towns_belong_to_the_fall_of_neither() -> None:
    desk = Desk()
    events = fused(
        desk,
        desk.claim("capture", "2018-07-06", "sana", at="saida", on="2018-07-06", actor=ARMY),
        desk.claim("airstrike", "2018-07-06", "ap", at=("saida", "nawa"), on="2018-07-06", actor=ALLY),
    )
    assert not bound(events)


def test_the_toll_of_a_month_belongs_to_no_single_fight() -> None:
    desk = Desk()
    events = fused(
        desk,
        desk.claim("capture", "2018-07-20", "sana", at="saida", on="2018-07-19", actor=ARMY),
        desk.claim(
            "casualties",
            "2018-07-20",
            "ap",
            at="saida",
            on=("2018-06-19", "2018-07-20"),
            counts=((162, 162, "killed"),),
        ),
    )
    assert not bound(events)


def test_what_is_only_planned_is_bound_to_nothing() -> None:
    desk = Desk()
    events = fused(
        desk,
        desk.claim("capture", "2018-07-06", "sana", at="saida", on="2018-07-06", actor=ARMY),
        desk.claim("offensive", "2018-07-06", "ap", at="saida", on="2018-07-06", actor=ARMY, certainty="planned"),
    )
    assert not bound(events)


def test_talks_belong_to_the_deal_of_the_same_two_parties_wherever_it_was_signed() -> None:
    desk = Desk()
    talks = desk.claim(
        "negotiation", "2018-07-05", "ap", at="nawa", on="2018-07-05", parties=("free-syrian-army", "russia")
    )
    deal = desk.claim(
        "agreement", "2018-07-06", "sana", at="dael", on="2018-07-06", parties=("free-syrian-army", "russia")
    )
    other = desk.claim("agreement", "2018-07-06", "sana", at="saida", on="2018-07-06", parties=("jordan", "russia"))
    events = fused(desk, talks, deal, other)
    (bond,) = bound(events)
    assert bond.rule == "led-to"
    assert next(e for e in events if e.id == bond.whole).claims == (deal.id,)


def test_a_closed_hospital_belongs_to_the_strike_but_an_opened_one_does_not() -> None:
    for status, count in (("closed", 1), ("open", 0)):
        desk = Desk()
        events = fused(
            desk,
            desk.claim("airstrike", "2018-07-06", "ap", at="nawa", on="2018-07-06", actor=ALLY),
            desk.claim("infrastructure_status", "2018-07-07", "sohr", at="nawa", on="2018-07-07", status=status),
        )
        assert len(bound(events)) == count


def test_a_city_that_an_army_bombed_and_shelled_on_one_day_was_attacked_once_but_not_by_both_sides() -> None:
    for attacker, count in ((ARMY, 1), (REBELS, 0)):
        desk = Desk()
        events = fused(
            desk,
            desk.claim("airstrike", "2018-07-06", "ap", at="nawa", on="2018-07-06", actor=ARMY),
            desk.claim("shelling", "2018-07-07", "sohr", at="nawa", on="2018-07-06", actor=attacker),
        )
        assert len(bound(events)) == count


def test_118_freed_prisoners_are_the_same_where_they_were_freed_and_where_they_landed() -> None:
    for other, count in ((118, 1), (117, 0)):
        desk = Desk()
        events = fused(
            desk,
            desk.claim(
                "release", "2018-07-06", "ap", at="nawa", on="2018-07-06", actor=ARMY, counts=((118, 118, "freed"),)
            ),
            desk.claim(
                "release", "2018-07-07", "ap", at="dael", on="2018-07-06", actor=ARMY, counts=((other, other, "freed"),)
            ),
        )
        assert [b.rule for b in bound(events)] == ["same-count"] * count


def test_a_circle_made_by_hand_ends() -> None:
    desk = Desk()
    one, two = fused(
        desk,
        desk.claim("protest", "2018-07-06", "ap", at="nawa", on="2018-07-06"),
        desk.claim("protest", "2018-07-06", "ap", at="dael", on="2018-07-06"),
    )
    circle = [one.model_copy(update={"part_of": two.id}), two.model_copy(update={"part_of": one.id})]
    assert set(happenings(circle, LEXICON)) == {one.id, two.id}


def test_the_bonds_of_one_event_are_those_of_all_that_it_is_in() -> None:
    desk = Desk()
    events = fused(
        desk,
        desk.claim("capture", "2018-07-06", "sana", at="saida", on="2018-07-05", actor=ARMY),
        desk.claim("control_statement", "2018-07-06", "ap", at="saida", on="2018-07-06", holder=ARMY),
        desk.claim("protest", "2018-07-06", "ap", at="nawa", on="2018-07-06"),
    )
    every = bound(events)
    assert len(every) == 1
    for event in events:
        assert bonds_of(event, events, LEXICON) == [b for b in every if event.id in (b.part, b.whole)]
