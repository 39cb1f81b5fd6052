import pytest
from tests.unit.events.reports import Desk, SmallLexicon, place

from firsthand.events import fuse
from firsthand.model import Attribution, Basis, Claim, Event, Mention, UnknownId

LEXICON = SmallLexicon()
ARMY, REBELS = "syria-government-forces", "syria-opposition"


def events(desk: Desk, *claims: Claim) -> list[Event]:
    return list(fuse(claims, desk.heads, LEXICON))


def test_two_agencies_on_one_capture_are_one_event_with_two_witnesses() -> None:
    desk = Desk()
    one = desk.claim("capture", "2018-07-06", at="nassib-crossing", on="2018-07-06", actor=ARMY)
    two = desk.claim("capture", "2018-07-07", "ap", at="nassib-crossing", on="2018-07-06", actor="syrian-arab-army")
    (event,) = events(desk, one, two)
    assert {w.root for w in event.witnesses} == {"reuters", "ap"}
    assert event.probability > 0.95
    assert not event.contradicted
    holder = event.field("holder")
    assert holder is not None
    assert holder.candidates[0].value == "syrian-arab-army"


def test_captures_by_two_sides_are_two_events() -> None:
    desk = Desk()
    one = desk.claim("capture", "2018-07-06", at="saida", on="2018-07-06", actor=ARMY)
    two = desk.claim("capture", "2018-07-06", "ap", at="saida", on="2018-07-06", actor=REBELS, opponent=ARMY)
    assert len(events(desk, one, two)) == 2


def test_withdrawal_and_capture_told_from_two_sides_are_one_change_of_hands() -> None:
    desk = Desk()
    one = desk.claim("capture", "2018-07-06", "sana", at="saida", on="2018-07-06", actor=ARMY)
    two = desk.claim("withdraw", "2018-07-06", at="saida", on="2018-07-05", said_by=("rebel-spokesman",), actor=REBELS)
    (event,) = events(desk, one, two)
    assert event.types == ("capture", "withdraw")
    interests = {w.root: w.interest for w in event.witnesses}
    assert interests == {"sana": 1, "rebel-spokesman": -1}


def test_two_towns_in_one_province_are_two_captures() -> None:
    desk = Desk()
    one = desk.claim("capture", "2018-07-06", at="saida", on="2018-07-06", actor=ARMY)
    two = desk.claim("capture", "2018-07-06", "ap", at="nassib-crossing", on="2018-07-06", actor=ARMY)
    assert len(events(desk, one, two)) == 2


def test_a_province_does_not_contradict_a_town_in_it() -> None:
    desk = Desk()
    one = desk.claim("airstrike", "2018-07-04", at="dael", on="2018-07-04", actor="russia")
    two = desk.claim("airstrike", "2018-07-04", "ap", at="adm1-SY-DR", on="2018-07-04", actor="russia")
    (event,) = events(desk, one, two)
    where = event.field("place")
    assert where is not None
    assert not where.contradicted
    assert event.place is not None
    assert event.place.id == "dael"


def test_copies_and_carriers_of_one_voice_are_one_witness() -> None:
    desk = Desk()
    first = desk.report("sana", "2018-07-06")
    common = {"at": "saida", "on": "2018-07-06", "actor": ARMY}
    claims = [
        desk.claim("capture", "2018-07-06", document=first, **common),  # type: ignore[arg-type]
        desk.claim("capture", "2018-07-07", document=desk.report("blog", "2018-07-07", first), **common),  # type: ignore[arg-type]
        desk.claim("capture", "2018-07-06", "reuters", said_by=("sana",), **common),  # type: ignore[arg-type]
        desk.claim("capture", "2018-07-06", "fars", **common),  # type: ignore[arg-type]
    ]
    (event,) = events(desk, *claims)
    (witness,) = event.witnesses
    assert len(witness.claims) == 4
    (alone,) = events(desk, claims[0])
    assert event.probability == pytest.approx(alone.probability, abs=0.02)


def test_a_nameless_source_in_a_reprint_is_that_of_the_first_print() -> None:
    desk = Desk()
    first = desk.report("sana", "2018-07-06")
    copy = desk.report("fars", "2018-07-07", first)
    claims = [
        desk.claim("capture", "2018-07-06", document=d, at="saida", on="2018-07-06", actor=ARMY) for d in (first, copy)
    ]
    source = Mention(text="a military source", basis=Basis.SAID, kind="source")
    nameless = [c.model_copy(update={"attribution": Attribution(chain=(*c.attribution.chain, source))}) for c in claims]
    (event,) = events(desk, *nameless)
    assert len(event.witnesses) == 1


def test_admitting_a_loss_weighs_more_than_claiming_a_gain() -> None:
    desk = Desk()
    boast = desk.claim("capture", "2018-07-06", "sana", at="saida", on="2018-07-06", actor=ARMY, opponent=REBELS)
    admit = desk.claim(
        "capture", "2018-07-06", "rebel-spokesman", at="saida", on="2018-07-06", actor=ARMY, opponent=REBELS
    )
    assert events(desk, admit)[0].probability > events(desk, boast)[0].probability + 0.1


def test_a_denial_is_a_witness_against_the_event_it_denies() -> None:
    desk = Desk()
    one = desk.claim("shelling", "2018-07-06", at="saida", on="2018-07-06", actor="jordan")
    report = desk.report("ap", "2018-07-06")
    content = desk.claim(
        "shelling", "2018-07-06", document=report, at="saida", on="2018-07-06", said_by=("jordan",),
        certainty="denied", actor="jordan",
    )  # fmt: skip
    denial = desk.claim("denial", "2018-07-06", document=report, said_by=("jordan",), about=content.id, actor="jordan")
    (event,) = events(desk, denial, content, one)
    assert event.contradicted
    assert [(w.root, w.supports) for w in event.witnesses] == [("reuters", True), ("jordan", False)]
    assert event.probability < events(desk, one)[0].probability


def test_a_planned_capture_is_an_event_of_its_own_and_only_expected() -> None:
    desk = Desk()
    one = desk.claim("capture", "2018-07-06", at="saida", on="2018-07-06", actor=ARMY)
    two = desk.claim("capture", "2018-07-05", at="saida", certainty="planned", actor=ARMY)
    assert sorted(e.expected for e in events(desk, one, two)) == [False, True]


def test_background_makes_an_event_of_its_own_time() -> None:
    desk = Desk()
    now = desk.claim("capture", "2018-07-06", at="nassib-crossing", on="2018-07-06", actor=ARMY)
    then = desk.claim(
        "capture", "2018-07-06", at="nassib-crossing", on=("2015-01-01", "2015-12-31"), standing="background",
        actor="free-syrian-army",
    )  # fmt: skip
    found = events(desk, now, then)
    assert {(str(e.earliest), str(e.latest)) for e in found} == {
        ("2018-07-06", "2018-07-06"),
        ("2015-01-01", "2015-12-31"),
    }


def test_habits_and_questions_make_no_event() -> None:
    desk = Desk()
    habit = desk.claim("shelling", "2018-07-06", at="saida", standing="generic", actor=ARMY)
    asked = desk.claim("capture", "2018-07-06", at="saida", certainty="question", actor=ARMY)
    assert events(desk, habit, asked) == []


def test_disjoint_tolls_and_days_are_kept_and_marked() -> None:
    desk = Desk()
    one = desk.claim("airstrike", "2018-07-04", at="dael", on="2018-07-03", actor="russia", counts=((8, 8, "killed"),))
    two = desk.claim(
        "airstrike",
        "2018-07-04",
        "ap",
        at="dael",
        on="2018-07-03",
        actor="russia",
        counts=((20, None, "killed"),),
    )
    (event,) = events(desk, one, two)
    toll = event.field("count:killed")
    assert toll is not None
    assert toll.contradicted
    assert {c.value for c in toll.candidates} == {"8..8 person killed", "20.. person killed"}


def test_the_dead_join_the_strike_that_killed_them() -> None:
    desk = Desk()
    strike = desk.claim("airstrike", "2018-07-04", at="dael", on="2018-07-04", actor="russia")
    dead = desk.claim("casualties", "2018-07-04", "sohr", at="dael", on="2018-07-04", counts=((8, 8, "killed"),))
    (event,) = events(desk, strike, dead)
    assert event.type == "airstrike"


def test_shelling_and_airstrike_of_one_day_stay_two() -> None:
    desk = Desk()
    one = desk.claim("airstrike", "2018-07-04", at="dael", on="2018-07-04")
    two = desk.claim("shelling", "2018-07-04", "sohr", at="dael", on="2018-07-04")
    assert len(events(desk, one, two)) == 2


def test_a_reopening_is_not_the_closing() -> None:
    desk = Desk()
    one = desk.claim("infrastructure_status", "2018-07-06", at="nassib-crossing", status="remained closed")
    two = desk.claim("infrastructure_status", "2018-07-06", "ap", at="nassib-crossing", status="reopened")
    found = events(desk, one, two)
    assert sorted(e.field("status").candidates[0].value for e in found) == ["closed", "open"]  # type: ignore[union-attr]


def test_a_claim_without_its_report_is_refused() -> None:
    desk = Desk()
    claim = desk.claim("capture", "2018-07-06", at="saida", actor=ARMY)
    with pytest.raises(UnknownId, match="whose head was not given"):
        list(fuse([claim], {}, LEXICON))


def test_ids_do_not_depend_on_later_claims() -> None:
    desk = Desk()
    one = desk.claim("capture", "2018-07-06", at="saida", on="2018-07-06", actor=ARMY)
    two = desk.claim("capture", "2018-07-08", "ap", at="saida", on="2018-07-06", actor=ARMY)
    assert events(desk, one)[0].id == events(desk, two, one)[0].id


def test_an_undated_mention_with_the_same_toll_at_the_same_place_means_the_dated_attack() -> None:
    for toll, count in ((17, 1), (9, 2)):
        desk = Desk()
        claims = [
            desk.claim("casualties", "2018-07-06", at="saida", on="2018-07-05", counts=((17, 17, "killed"),)),
            desk.claim("casualties", "2018-07-12", at="saida", standing="background", counts=((toll, toll, "killed"),)),
        ]
        assert len(list(fuse(claims, desk.heads, LEXICON))) == count


def test_eight_border_posts_and_nine_are_the_same_in_one_province_on_one_day() -> None:
    for province, count in (("SY-DR", 1), ("SY-HM", 2)):
        desk = Desk()
        claims = [
            unnamed(
                desk.claim("capture", "2018-07-06", "ap", on="2018-07-05", actor=ARMY), "eight border posts", "SY-DR"
            ),
            unnamed(
                desk.claim("capture", "2018-07-06", "sana", on="2018-07-05", actor=ARMY), "Nine border posts", province
            ),
        ]
        assert len(list(fuse(claims, desk.heads, LEXICON))) == count


def unnamed(claim: Claim, words: str, province: str) -> Claim:
    """The claim at a place that is only counted, in a report that told of a place in a province before."""
    told = place("saida").model_copy(update={"basis": Basis.CONTEXT, "admin1": province})
    return claim.model_copy(update={"place": (Mention(text=words, basis=Basis.SAID, kind="place"), told)})
