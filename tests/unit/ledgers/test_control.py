from datetime import date

import pytest
from tests.unit.events.reports import Desk
from tests.unit.ledgers.ground import PLACES, SOUTH, control, fused, weigher

from firsthand.model import Basis, Claim, Mention, Quantity, Span, UnknownId

ARMY, REBELS = "syria-government-forces", "syria-opposition"
JULY_1, JULY_5, JULY_6, JULY_20 = (date(2018, 7, d) for d in (1, 5, 6, 20))


def capture(desk: Desk, by: str = "reuters", at: str = "saida", day: str = "2018-07-06", **more: str) -> Claim:
    return desk.claim("capture", day, by, at=at, on=day, actor=ARMY, opponent=REBELS, **more)  # type: ignore[arg-type]


def test_two_independent_reports_make_a_capture_firm_and_tell_who_held_it_before() -> None:
    desk = Desk()
    ledger = control(desk, [capture(desk), capture(desk, "ap")])
    after, before = ledger.at("saida", JULY_6), ledger.at("saida", JULY_5)
    assert (after.holder, after.state) == ("syria-government", "firm")
    assert before.holder == "southern-front"
    assert after.valid_from == JULY_6


def test_one_party_claim_alone_does_not_flip_a_place() -> None:
    desk = Desk()
    held = desk.claim("control_statement", "2018-06-25", "sohr", at="saida", on="2018-06-25", holder=REBELS)
    boast = capture(desk, "sana", day="2018-06-30")
    ledger = control(desk, [held, boast])
    now = ledger.at("saida", JULY_1)
    assert now.holder == "southern-front"
    assert now.posterior["syria-government"] > 0.1


def test_a_premature_claim_is_not_borne_out_once_the_real_capture_is_known() -> None:
    desk = Desk()
    boast = capture(desk, "sana", day="2018-06-30")
    real = [capture(desk, "sohr", day="2018-07-08"), capture(desk, "ap", day="2018-07-08")]
    then = control(desk, [boast], known="2018-06-30").at("saida", JULY_1)
    now = control(desk, [boast, *real]).at("saida", JULY_1)
    assert now.holder == "southern-front"
    assert now.posterior["syria-government"] < then.posterior["syria-government"]


def test_an_admitted_loss_outweighs_the_claim_of_the_winner() -> None:
    desk = Desk()
    boast = control(desk, [capture(desk, "sana")]).at("saida", JULY_6)
    admitted = control(desk, [capture(desk, "rebel-spokesman")]).at("saida", JULY_6)
    assert admitted.posterior["syria-government"] > boast.posterior["syria-government"] + 0.1


def test_plans_and_forecasts_move_nothing() -> None:
    desk = Desk()
    held = desk.claim("control_statement", "2018-07-01", at="saida", on="2018-07-01", holder=REBELS)
    plan = desk.claim("capture", "2018-07-05", at="saida", on="2018-07-06", certainty="planned", actor=ARMY)
    with_plan = control(desk, [held, plan]).at("saida", JULY_6)
    assert with_plan.posterior == control(desk, [held]).at("saida", JULY_6).posterior


def test_a_siege_and_a_clash_are_no_capture() -> None:
    desk = Desk()
    held = desk.claim("control_statement", "2018-07-01", at="saida", on="2018-07-01", holder=REBELS)
    siege = desk.claim("siege", "2018-07-05", at="saida", on="2018-07-05", actor=ARMY, target=REBELS)
    clash = desk.claim("clash", "2018-07-05", at="saida", on="2018-07-05", actor=ARMY, opponent=REBELS)
    assert control(desk, [held, siege, clash]).at("saida", JULY_6).holder == "southern-front"


def test_a_withdrawal_says_who_is_gone() -> None:
    desk = Desk()
    held = desk.claim("control_statement", "2018-07-01", at="saida", on="2018-07-01", holder=REBELS)
    other = desk.claim("control_statement", "2018-07-01", at="dael", on="2018-07-01", holder=ARMY)
    left = desk.claim("withdraw", "2018-07-05", at="saida", on="2018-07-05", said_by=("rebel-spokesman",), actor=REBELS)
    now = control(desk, [held, other, left]).at("saida", JULY_6)
    assert now.holder == "syria-government"


def test_background_of_2015_tells_the_holder_until_the_recapture() -> None:
    desk = Desk()
    then = desk.claim(
        "capture", "2018-07-07", at="nassib-crossing", on=("2015-04-01", "2015-04-01"), standing="background",
        actor="free-syrian-army",
    )  # fmt: skip
    now = [capture(desk, at="nassib-crossing"), capture(desk, "ap", at="nassib-crossing")]
    ledger = control(desk, [then, *now])
    assert ledger.at("nassib-crossing", JULY_1).holder == "southern-front"
    assert ledger.at("nassib-crossing", JULY_6).holder == "syria-government"
    assert [h.holder for h in ledger.history("nassib-crossing")][-1] == "syria-government"


def test_a_state_told_later_does_not_reach_back_past_the_last_contrary_word() -> None:
    desk = Desk()
    then = desk.claim(
        "control_statement", "2018-06-24", at="nassib-crossing", on=("2014-01-01", "2018-06-24"), holder=REBELS
    )
    now = desk.claim("control_statement", "2018-07-26", at="nassib-crossing", on=(None, "2018-07-26"), holder=ARMY)
    too = desk.claim("control_statement", "2018-07-26", "ap", at="nassib-crossing", on="2018-07-26", holder=ARMY)
    ledger = control(desk, [then, now, too])
    july_15, july_26 = date(2018, 7, 15), date(2018, 7, 26)
    assert ledger.at("nassib-crossing", JULY_6).holder == "southern-front"
    assert ledger.at("nassib-crossing", july_15).holder == "southern-front"
    assert ledger.at("nassib-crossing", july_26).holder == "syria-government"


def test_a_state_told_to_have_lasted_speaks_of_the_days_before() -> None:
    desk = Desk()
    other = desk.claim("control_statement", "2018-05-01", at="dael", on="2018-05-01", holder=REBELS)
    held = ("control_statement", "2018-07-20")
    lasting = desk.claim(*held, at="saida", on=("2018-06-01", "2018-07-20"), holder=ARMY)
    fresh = desk.claim(*held, at="saida", on="2018-07-20", holder=ARMY)
    chances = [control(desk, [other, c]).at("saida", JULY_6).posterior["syria-government"] for c in (lasting, fresh)]
    assert chances[0] > chances[1] + 0.05


def test_a_place_without_any_evidence_near_is_unknown() -> None:
    ledger = control(Desk(), [])
    held = ledger.at("saida", JULY_6)
    assert (held.holder, held.state) == (None, "unknown")
    (share,) = ledger.shares(SOUTH, JULY_6)
    assert (share.actor, share.percent) == ("unknown", 100)


def test_shares_sum_to_a_hundred_and_their_intervals_hold_them() -> None:
    desk = Desk()
    claims = [
        desk.claim("control_statement", "2018-07-01", at="dael", on="2018-07-01", holder=ARMY),
        desk.claim("control_statement", "2018-07-01", at="nawa", on="2018-07-01", holder=REBELS),
    ]
    shares = control(desk, claims).shares(SOUTH, JULY_1)
    assert sum(s.percent for s in shares) == pytest.approx(100)
    for share in shares:
        assert 0 <= share.low <= share.percent <= share.high <= 100
        assert share.named + share.inferred == pytest.approx(share.percent)


def test_a_share_of_the_province_is_to_compare_and_moves_no_place() -> None:
    desk = Desk()
    held = desk.claim("control_statement", "2018-07-01", at="saida", on="2018-07-01", holder=REBELS)
    share = desk.claim("control_statement", "2018-07-05", at=SOUTH, on="2018-07-05", holder=ARMY, share="70 %")
    assert control(desk, [held, share]).at("saida", JULY_6).holder == "southern-front"


def test_a_statement_about_the_province_weighs_softly_on_its_places() -> None:
    desk = Desk()
    whole = [
        desk.claim("control_statement", "2018-07-31", by, at=SOUTH, on="2018-07-31", holder=ARMY)
        for by in ("reuters", "ap", "sohr")
    ]
    held = control(desk, whole).at("dael", date(2018, 8, 1))
    assert held.holder == "syria-government"
    assert not held.named


def test_named_lasts_a_fortnight() -> None:
    desk = Desk()
    ledger = control(desk, [capture(desk)])
    assert ledger.at("saida", JULY_20).named
    assert not ledger.at("saida", date(2018, 7, 21)).named


def test_changes_are_told_with_the_event_that_made_them() -> None:
    desk = Desk()
    held = desk.claim("control_statement", "2018-07-01", at="saida", on="2018-07-01", holder=REBELS)
    ledger = control(desk, [held, capture(desk), capture(desk, "ap")])
    changes = [h for h in ledger.changes(JULY_5, JULY_20) if h.place == "saida"]
    assert [(h.holder, h.valid_from) for h in changes] == [("syria-government", JULY_6)]
    assert len(changes[0].events) == 2


def test_areas_cover_the_region_once() -> None:
    desk = Desk()
    ledger = control(desk, [capture(desk)])
    areas = ledger.areas(SOUTH, JULY_6)
    assert {a.place for a in areas} == {p.id for p in PLACES if p.kind != "admin1"}
    assert sum(a.km2 for a in areas) == pytest.approx(46.9 * 61.2, rel=0.02)
    later = ledger.areas_between(SOUTH, JULY_1, JULY_20)
    assert {a.place for a in later} == {a.place for a in areas}


def test_an_unknown_place_is_an_error() -> None:
    with pytest.raises(UnknownId, match="not on this map"):
        control(Desk(), []).at("atlantis", JULY_1)


def test_two_named_holders_are_one_joint_holder() -> None:
    desk = Desk()
    both = desk.claim("control_statement", "2018-07-01", at="nawa", on="2018-07-01", holder=(REBELS, "islamic-state"))
    assert control(desk, [both]).at("nawa", JULY_1).holder == "khalid-ibn-al-walid-army+southern-front"


def test_ground_given_up_to_nobody_named_is_no_longer_the_givers() -> None:
    desk = Desk()
    held = desk.claim("control_statement", "2018-07-01", at="saida", on="2018-07-01", holder=REBELS)
    other = desk.claim("control_statement", "2018-07-01", at="dael", on="2018-07-01", holder=ARMY)
    given = [
        desk.claim("handover", "2018-07-05", by, at="saida", on="2018-07-05", actor=REBELS) for by in ("ap", "sohr")
    ]
    assert control(desk, [held, other, *given]).at("saida", JULY_6).holder == "syria-government"


def test_a_place_that_nobody_told_of_again_goes_the_way_of_its_neighbours() -> None:
    desk = Desk()
    held = [
        desk.claim("control_statement", "2018-07-01", "sohr", at=p, on="2018-07-01", holder=REBELS)
        for p in ("saida", "dael", "nassib-crossing")
    ]
    around = [capture(desk, by, p) for by in ("reuters", "ap") for p in ("dael", "nassib-crossing")]
    quiet = control(desk, held).at("saida", JULY_20).posterior["southern-front"]
    after = control(desk, [*held, *around]).at("saida", JULY_20).posterior["southern-front"]
    assert after < quiet - 0.1


def test_a_party_that_liberates_without_a_subject_means_itself() -> None:
    desk = Desk()
    held = desk.claim("control_statement", "2018-07-01", "sohr", at="dael", on="2018-07-01", holder=REBELS)
    told = desk.claim("capture", "2018-07-05", "sana", at="saida", on="2018-07-05")
    own = told.model_copy(update={"trigger": Span(start=0, end=9, text="liberated")})
    fell = told.model_copy(update={"trigger": Span(start=0, end=4, text="fell")})
    assert "syria-government" in control(desk, [held, own]).holders
    assert "syria-government" not in control(desk, [held, fell]).holders


def test_the_terrorists_are_nobody_in_particular() -> None:
    desk = Desk()
    named = desk.claim("capture", "2018-07-05", at="saida", on="2018-07-05", actor=ARMY, opponent=REBELS)
    words = Mention(text="the terrorists", basis=Basis.SAID, kind="actor", id=REBELS)
    slighted = named.model_copy(update={"roles": named.roles | {"opponent": (words,)}})
    assert "southern-front" in control(desk, [named]).holders
    assert "southern-front" not in control(desk, [slighted]).holders


def test_one_of_two_joint_holders_does_not_contradict_both() -> None:
    desk = Desk()
    both = desk.claim("control_statement", "2018-07-01", at="nawa", on="2018-07-01", holder=(REBELS, "islamic-state"))
    one = desk.claim("control_statement", "2018-07-05", "ap", at="nawa", on="2018-07-05", holder=REBELS)
    now = control(desk, [both, one]).at("nawa", JULY_6)
    assert now.holder in ("southern-front", "khalid-ibn-al-walid-army+southern-front")
    assert now.state == "firm"


def test_a_told_share_speaks_for_the_ground_that_no_report_names_and_for_its_own_region_only() -> None:
    desk = Desk()
    held = desk.claim("control_statement", "2018-07-01", at="saida", on="2018-07-01", holder=REBELS)
    other = desk.claim("control_statement", "2018-07-01", at="dael", on="2018-07-01", holder=ARMY)
    told = desk.claim("control_statement", "2018-07-05", at=SOUTH, on="2018-07-05", holder=ARMY, share="70 %")
    seventy = Quantity(start=0, end=4, text="70 %", low=70, high=70, unit="percent", of="share")
    told = told.model_copy(update={"quantities": (seventy,)})
    before, after = (
        {s.actor: s for s in control(desk, claims).shares(SOUTH, JULY_6)}
        for claims in ([held, other], [held, other, told])
    )
    assert before["syria-government"].percent < after["syria-government"].percent <= 70
    assert after["syria-government"].named == pytest.approx(before["syria-government"].named)
    assert sum(s.percent for s in after.values()) == pytest.approx(100)


def test_a_place_of_its_own_word_is_not_outvoted_by_one_neighbour() -> None:
    desk = Desk()
    own = desk.claim("control_statement", "2018-07-01", at="dael", on="2018-07-01", holder=ARMY)
    next_door = desk.claim("control_statement", "2018-07-01", at="saida", on="2018-07-01", holder=REBELS)
    ledger = control(desk, [own, next_door])
    assert ledger.at("dael", JULY_1).holder == "syria-government"
    assert ledger.at("saida", JULY_1).holder == "southern-front"


def test_chances_are_given_where_too_little_is_known_to_name_a_holder() -> None:
    desk = Desk()
    faint = desk.claim("control_statement", "2018-07-01", "blog", at="nassib-crossing", on="2018-07-01", holder=ARMY)
    other = desk.claim("control_statement", "2018-07-01", "blog", at="saida", on="2018-07-01", holder=REBELS)
    ledger = control(desk, [faint, other])
    chances = ledger.chances(JULY_1)
    assert ledger.at("nawa", JULY_1).state == "unknown"
    assert sum(chances["nawa"].values()) == pytest.approx(1.0)
    assert chances.keys() == {p.id for p in ledger.places}
    assert set(ledger.neighbours("dael")) <= chances.keys() - {"dael"}


def test_an_air_strike_somewhere_in_a_province_says_little_of_each_of_its_places() -> None:
    desk = Desk()
    struck = desk.claim("airstrike", "2018-07-05", at=SOUTH, on="2018-07-05", actor=ARMY)
    hit = desk.claim("airstrike", "2018-07-05", at="saida", on="2018-07-05", actor=ARMY)
    held = desk.claim("control_statement", "2018-07-05", at=SOUTH, on="2018-07-05", holder=ARMY)
    masses = {
        name: [piece.mass for piece in weigher().pieces(fused(desk, [claim]))]
        for name, claim in (("struck", struck), ("hit", hit), ("held", held))
    }
    towns = [p for p in PLACES if p.kind != "admin1"]
    assert len(masses["struck"]) == len(masses["held"]) == len(towns)
    assert sum(masses["struck"]) < masses["hit"][0]
    assert sum(masses["held"]) > masses["hit"][0]
