"""What a report tells as part of something else."""

from __future__ import annotations

from tests.unit.events.reports import Desk, SmallLexicon

from firsthand.events import fuse, happenings
from firsthand.model import Basis, Claim, Event, Mention

LEXICON = SmallLexicon()
ARMY, REBELS = "syria-government-forces", "syria-opposition"


def told(claim: Claim, sentence: int, trigger: int = 0) -> Claim:
    """The claim as the nth sentence of its report, its trigger so many characters into it."""
    start = 200 * sentence
    spans = {
        "sentence": claim.sentence.model_copy(update={"start": start, "end": start + 199}),
        "trigger": claim.trigger.model_copy(update={"start": start + trigger, "end": start + trigger + 5}),
    }
    return claim.model_copy(update=spans)


def by_type(desk: Desk, *claims: Claim) -> dict[str, Event]:
    return {e.type: e for e in fuse(claims, desk.heads, LEXICON)}


def test_the_flag_and_the_dead_belong_to_the_capture_told_with_them() -> None:
    desk = Desk()
    report = desk.report("reuters", "2018-07-06")
    common = {"document": report, "at": "saida", "on": "2018-07-06"}
    events = by_type(
        desk,
        told(desk.claim("capture", "2018-07-06", actor=ARMY, **common), 0, 10),  # type: ignore[arg-type]
        told(desk.claim("control_statement", "2018-07-06", holder=ARMY, **common), 0, 40),  # type: ignore[arg-type]
        told(desk.claim("casualties", "2018-07-06", counts=((4, 4, "killed"),), **common), 0, 70),  # type: ignore[arg-type]
    )
    whole = events["capture"].id
    assert {t: e.part_of for t, e in events.items()} == {
        "capture": None,
        "control_statement": whole,
        "casualties": whole,
    }
    assert set(happenings(events.values(), LEXICON).values()) == {whole}


def test_what_another_sentence_tells_is_another_happening() -> None:
    desk = Desk()
    report = desk.report("reuters", "2018-07-06")
    capture = desk.claim("capture", "2018-07-06", document=report, at="saida", on="2018-07-06", actor=ARMY)
    strike = desk.claim("airstrike", "2018-07-06", document=report, at="dael", on="2018-07-06", actor="russia")
    assert {e.part_of for e in by_type(desk, told(capture, 0), told(strike, 1)).values()} == {None}


def test_history_told_in_passing_is_no_part_of_the_news() -> None:
    desk = Desk()
    report = desk.report("reuters", "2018-07-06")
    capture = desk.claim("capture", "2018-07-06", document=report, at="nassib-crossing", on="2018-07-06", actor=ARMY)
    closed = desk.claim(
        "infrastructure_status", "2018-07-06", document=report, at="nassib-crossing",
        on=("2015-04-01", "2015-04-30"), standing="background", status="closed",
    )  # fmt: skip
    assert {e.part_of for e in by_type(desk, told(capture, 0), told(closed, 0, 60)).values()} == {None}


def test_the_terms_follow_the_deal_but_what_was_done_does_not() -> None:
    desk = Desk()
    report = desk.report("reuters", "2018-07-06")
    deal = desk.claim("agreement", "2018-07-06", document=report, at="dael", on="2018-07-06", parties=(ARMY, REBELS))
    arms = desk.claim("arms_surrendered", "2018-07-06", document=report, at="dael", certainty="planned", actor=REBELS)
    done = desk.claim("capture", "2018-07-06", document=report, at="dael", on="2018-07-06", actor=ARMY)
    events = by_type(desk, told(deal, 0), told(arms, 1), told(done, 2))
    assert events["arms_surrendered"].part_of == events["agreement"].id
    assert events["capture"].part_of is None


def test_a_term_far_from_any_deal_stands_alone() -> None:
    desk = Desk()
    report = desk.report("reuters", "2018-07-06")
    deal = desk.claim("agreement", "2018-07-06", document=report, at="dael", on="2018-07-06", parties=(ARMY, REBELS))
    rows = [
        told(desk.claim("protest", "2018-07-06", document=report, at="nawa", on="2018-07-06"), n) for n in (1, 2, 3)
    ]
    arms = desk.claim("arms_surrendered", "2018-07-06", document=report, at="dael", certainty="planned", actor=REBELS)
    assert by_type(desk, told(deal, 0), *rows, told(arms, 4))["arms_surrendered"].part_of is None


def test_two_attacks_far_apart_in_one_sentence_are_two() -> None:
    desk = Desk()
    report = desk.report("reuters", "2018-07-06")
    one = desk.claim("shelling", "2018-07-06", document=report, at="nawa", on="2018-07-06", actor=ARMY)
    two = desk.claim("bombing", "2018-07-06", document=report, at="nassib-crossing", on="2018-07-06", actor=REBELS)
    assert {e.part_of for e in by_type(desk, told(one, 0), told(two, 0, 60)).values()} == {None}


def test_reports_of_one_capture_bring_their_parts_together() -> None:
    desk = Desk()
    first, second = desk.report("reuters", "2018-07-06"), desk.report("ap", "2018-07-07")
    where = {"at": "saida", "on": "2018-07-06"}
    claims = [
        told(desk.claim("capture", "2018-07-06", document=first, actor=ARMY, **where), 0),  # type: ignore[arg-type]
        told(desk.claim("clash", "2018-07-06", document=first, actor=ARMY, **where), 0, 60),  # type: ignore[arg-type]
        told(desk.claim("capture", "2018-07-07", document=second, actor=ARMY, **where), 0),  # type: ignore[arg-type]
        told(desk.claim("deployment", "2018-07-07", document=second, actor=ARMY, **where), 0, 60),  # type: ignore[arg-type]
    ]
    events = list(fuse(claims, desk.heads, LEXICON))
    assert len(events) == 3
    assert len(set(happenings(events, LEXICON).values())) == 1


def test_a_sentence_without_place_or_day_goes_on_with_the_one_before() -> None:
    desk = Desk()
    report = desk.report("reuters", "2018-07-06")
    capture = desk.claim("capture", "2018-07-06", document=report, at="saida", on="2018-07-06", actor=ARMY)
    dead = desk.claim("casualties", "2018-07-06", document=report, counts=((4, 4, "killed"),))
    denied = desk.claim("denial", "2018-07-06", document=report, actor=REBELS)
    fled = desk.claim("displacement", "2018-07-06", document=report)
    elsewhere = desk.claim("looting", "2018-07-06", document=report, at="nawa", on="2018-07-06")
    rows = [replace_time(c) for c in (dead, denied, fled)]
    events = by_type(desk, told(capture, 0), *(told(c, n) for n, c in enumerate(rows, 1)), told(elsewhere, 4))
    whole = events["capture"].id
    assert {t: e.part_of for t, e in events.items()} == {
        "capture": None,
        "casualties": whole,
        "denial": whole,
        "displacement": None,
        "looting": None,
    }


def test_of_two_that_go_on_the_greater_is_the_whole_though_told_later() -> None:
    desk = Desk()
    report = desk.report("reuters", "2018-07-06")
    clash = desk.claim("clash", "2018-07-06", document=report, at="saida", on="2018-07-06", actor=ARMY)
    capture = replace_time(desk.claim("capture", "2018-07-06", document=report, at="saida", actor=ARMY))
    events = by_type(desk, told(clash, 0), told(capture, 1))
    assert events["clash"].part_of == events["capture"].id


def test_terms_told_as_if_done_belong_to_the_deal_that_is_told_with_them() -> None:
    for on, whole in ((None, True), ("2018-07-01", False)):
        desk = Desk()
        report = desk.report("reuters", "2018-07-06")
        deal = desk.claim("agreement", "2018-07-06", document=report, at="dael", on=on, parties=(ARMY, REBELS))
        arms = desk.claim("arms_surrendered", "2018-07-06", document=report, at="dael", actor=REBELS)
        events = by_type(desk, told(deal, 0), told(replace_time(arms), 0, 40))
        assert (events["arms_surrendered"].part_of == events["agreement"].id) is whole


def test_what_is_done_under_a_deal_that_is_news_is_part_of_it_under_a_known_one_it_is_not() -> None:
    for words, whole in (("Under a local deal", True), ("Under the local deal", False)):
        desk = Desk()
        report = desk.report("reuters", "2018-07-06")
        deal = desk.claim(
            "agreement", "2018-07-06", document=report, at="dael", on="2018-07-04", parties=(ARMY, REBELS)
        )
        taken = desk.claim("capture", "2018-07-06", document=report, at="dael", on="2018-07-06", actor=ARMY)
        told_deal = told(deal, 0)
        sentence = told_deal.sentence.model_copy(update={"text": f"{words} the army took the town."})
        events = by_type(desk, told_deal.model_copy(update={"sentence": sentence}), told(taken, 0, 40))
        assert (events["capture"].part_of == events["agreement"].id) is whole


def replace_time(claim: Claim) -> Claim:
    """The claim without a day of its own."""
    return claim.model_copy(update={"time": None})


def test_who_holds_a_town_is_no_part_of_a_fire_in_it() -> None:
    desk = Desk()
    report = desk.report("reuters", "2018-07-06")
    common = {"document": report, "at": "saida", "on": "2018-07-06"}
    fire = desk.claim("arson", "2018-07-06", **common)  # type: ignore[arg-type]
    held = desk.claim("control_statement", "2018-07-06", holder=ARMY, **common)  # type: ignore[arg-type]
    assert by_type(desk, told(fire, 0), told(held, 0, 40))["control_statement"].part_of is None


def test_what_is_denied_is_part_of_what_is_told_with_it_and_never_the_whole() -> None:
    desk = Desk()
    report = desk.report("reuters", "2018-07-06")
    common = {"document": report, "at": "saida", "on": "2018-07-06"}
    flag = desk.claim("control_statement", "2018-07-06", holder=ARMY, **common)  # type: ignore[arg-type]
    kept = desk.claim("arms_surrendered", "2018-07-06", actor=REBELS, polarity=False, **common)  # type: ignore[arg-type]
    events = by_type(desk, told(flag, 0), told(kept, 0, 40))
    assert events["control_statement"].part_of is None
    assert events["arms_surrendered"].part_of == events["control_statement"].id


def test_ground_that_one_side_takes_next_is_taken_in_one_advance() -> None:
    cases = (("nawa", ARMY, None, True), ("nawa", REBELS, None, False), ("nawa", ARMY, "2018-07-02", False))
    for where, taker, on, together in cases:
        desk = Desk()
        report = desk.report("reuters", "2018-07-06")
        first = desk.claim("capture", "2018-07-06", document=report, at="dael", on="2018-07-06", actor=ARMY)
        then = desk.claim("capture", "2018-07-06", document=report, at=where, on=on, actor=taker)
        events = list(fuse([told(first, 0), told(then, 1)], desk.heads, LEXICON))
        assert len(events) == 2
        assert (len(set(happenings(events, LEXICON).values())) == 1) is together


def test_a_country_around_is_no_other_place() -> None:
    desk = Desk()
    report = desk.report("reuters", "2018-07-06")
    clash = desk.claim("clash", "2018-07-06", document=report, at="saida", on="2018-07-06", actor=ARMY)
    around = desk.claim("airstrike", "2018-07-06", document=report, at="adm1-SY-DR", actor=ARMY)
    events = by_type(desk, told(clash, 0), told(around, 1))
    assert events["clash"].part_of == events["airstrike"].id


def test_the_base_points_back_but_four_towns_do_not() -> None:
    for words, follows in (
        ("the base", True),
        ("their village", True),
        ("four eastern towns", False),
        ("the Dam", False),
    ):
        desk = Desk()
        report = desk.report("reuters", "2018-07-06")
        capture = desk.claim("capture", "2018-07-06", document=report, at="saida", on="2018-07-06", actor=ARMY)
        fight = desk.claim("clash", "2018-07-06", document=report, actor=ARMY)
        place = Mention(text=words, basis=Basis.SAID, kind="place")
        events = by_type(desk, told(capture, 0), told(fight.model_copy(update={"place": (place,)}), 1))
        assert (events["clash"].part_of == events["capture"].id) is follows


def test_a_truce_is_broken_where_the_shells_fell_not_where_it_was_signed() -> None:
    desk = Desk()
    report = desk.report("reuters", "2018-07-06")
    shelling = desk.claim("shelling", "2018-07-06", document=report, at="saida", on="2018-07-06")
    broken = replace_time(desk.claim("agreement_violation", "2018-07-06", document=report, at="dael", actor=ARMY))
    deal = desk.claim("agreement", "2018-07-06", document=report, at="dael", on="2018-07-04", parties=(ARMY, REBELS))
    events = by_type(desk, told(shelling, 0), told(broken, 1), told(deal, 1, 60))
    assert events["agreement_violation"].part_of == events["shelling"].id
    assert events["agreement"].part_of is None


def test_a_term_goes_to_the_deal_not_to_what_else_its_sentence_tells() -> None:
    desk = Desk()
    report = desk.report("reuters", "2018-07-06")
    deal = desk.claim("agreement", "2018-07-06", document=report, at="dael", on="2018-07-06", parties=(ARMY, REBELS))
    fled = desk.claim("displacement", "2018-07-06", document=report, at="nawa", on="2018-06-20")
    back = desk.claim("return", "2018-07-06", document=report, at="nawa", certainty="planned")
    events = by_type(desk, told(deal, 0), told(fled, 1), told(back, 1, 60))
    assert events["return"].part_of == events["agreement"].id
    assert events["displacement"].part_of is None


def test_a_denial_is_of_what_its_own_sentence_tells_before_anything_else() -> None:
    desk = Desk()
    first, second = desk.report("ap", "2018-07-06"), desk.report("reuters", "2018-07-07")
    struck = desk.claim("shelling", "2018-07-06", document=first, at="nawa", on="2018-07-06", actor=ARMY)
    taken = desk.claim("capture", "2018-07-07", document=second, at="saida", on="2018-07-07", actor=ARMY)
    hit = desk.claim("shelling", "2018-07-07", document=second, at="nawa", on="2018-07-06", certainty="denied")
    denied = replace_time(desk.claim("denial", "2018-07-07", document=second, actor=ARMY))
    events = by_type(desk, told(struck, 0), told(taken, 0), told(denied, 1), told(hit, 1, 60))
    assert events["denial"].part_of == events["shelling"].id


def test_what_somebody_denies_after_a_deal_is_no_term_of_it() -> None:
    desk = Desk()
    report = desk.report("reuters", "2018-07-06")
    deal = desk.claim("agreement", "2018-07-06", document=report, at="dael", on="2018-07-06", parties=(ARMY, REBELS))
    denied = desk.claim("shelling", "2018-07-06", document=report, at="nawa", on="2018-07-06", certainty="denied")
    stopped = desk.claim("airstrike", "2018-07-06", document=report, at="nawa", certainty="planned", polarity=False)
    events = by_type(desk, told(deal, 0), told(denied, 1), told(stopped, 2))
    assert events["shelling"].part_of is None
    assert events["airstrike"].part_of == events["agreement"].id


def test_five_others_died_in_the_same_wave_of_attacks_but_another_toll_is_another_attack() -> None:
    for words, together in (("five others", True), ("five people", False)):
        desk = Desk()
        report = desk.report("reuters", "2018-07-06")
        first = desk.claim("airstrike", "2018-07-06", document=report, at="dael", counts=((10, 10, "killed"),))
        then = desk.claim(
            "casualties", "2018-07-06", document=report, at="nawa", counts=((5, 5, "killed"),), victim="x"
        )
        victims = {"victim": (Mention(text=words, basis=Basis.SAID, kind="people"),)}
        events = list(fuse([told(first, 0), told(then.model_copy(update={"roles": victims}), 1)], desk.heads, LEXICON))
        assert (len(set(happenings(events, LEXICON).values())) == 1) is together
