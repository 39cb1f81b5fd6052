"""Versions side by side, what is only coarser, and voices that change their story."""

from __future__ import annotations

from tests.unit.events.reports import Desk, SmallLexicon

from firsthand.events import fuse
from firsthand.model import Claim, Event

LEXICON = SmallLexicon()
ARMY, REBELS = "syria-government-forces", "syria-opposition"


def event(desk: Desk, *claims: Claim) -> Event:
    (found,) = fuse(claims, desk.heads, LEXICON)
    return found


def strike(desk: Desk, day: str, by: str, dead: int, **more: object) -> Claim:
    counts = ((dead, dead, "killed"),)
    return desk.claim("airstrike", day, by, at="dael", on="2018-07-03", counts=counts, **({"actor": "russia"} | more))  # type: ignore[arg-type]


def test_two_tolls_are_two_versions_with_their_voices() -> None:
    desk = Desk()
    found = event(desk, strike(desk, "2018-07-04", "reuters", 8), strike(desk, "2018-07-04", "sohr", 11))
    (toll,) = found.contradictions
    assert (toll.kind, toll.field) == ("how many", "count:killed")
    assert {v.voices: v.values for v in toll.versions} == {
        ("reuters",): ("8..8 person killed",),
        ("sohr",): ("11..11 person killed",),
    }


def test_who_did_it_may_be_disputed() -> None:
    desk = Desk()
    one = strike(desk, "2018-07-04", "reuters", 8)
    two = strike(desk, "2018-07-04", "ap", 8, actor="jordan")
    assert [c.kind for c in event(desk, one, two).contradictions] == ["who"]


def test_a_coarser_place_or_day_is_no_version_of_its_own() -> None:
    desk = Desk()
    one = strike(desk, "2018-07-04", "reuters", 8)
    two = desk.claim("airstrike", "2018-07-05", "ap", at="adm1-SY-DR", on=("2018-07-02", "2018-07-04"), actor="russia")
    found = event(desk, one, two)
    assert found.contradictions == ()
    where, when = found.field("place"), found.field("when")
    assert where is not None
    assert when is not None
    assert {c.value: c.coarser for c in where.candidates} == {"dael": False, "adm1-SY-DR": True}
    assert {c.value: c.coarser for c in when.candidates} == {
        "2018-07-03/2018-07-03": False,
        "2018-07-02/2018-07-04": True,
    }


def test_a_denial_is_a_version_of_whether_it_happened() -> None:
    desk = Desk()
    one = strike(desk, "2018-07-04", "reuters", 8)
    two = desk.claim("airstrike", "2018-07-04", "ap", at="dael", on="2018-07-03", certainty="denied", actor="russia")
    (whether,) = event(desk, one, two).contradictions
    assert whether.kind == "whether"
    assert [(v.values, v.voices) for v in whether.versions] == [
        (("happened",), ("reuters",)),
        (("did not happen",), ("ap",)),
    ]


def test_a_denied_term_of_a_deal_is_a_contradiction_of_terms() -> None:
    desk = Desk()
    report = desk.report("reuters", "2018-07-06")
    deal = desk.claim("agreement", "2018-07-06", document=report, at="saida", on="2018-07-06", parties=(ARMY, REBELS))
    common = {"document": report, "at": "saida", "certainty": "planned", "actor": REBELS}
    term = desk.claim("arms_surrendered", "2018-07-06", about=deal.id, **common)  # type: ignore[arg-type]
    denied = desk.claim("arms_surrendered", "2018-07-06", about=deal.id, polarity=False, said_by=("ap",), **common)  # type: ignore[arg-type]
    events = {e.type: e for e in fuse([deal, term, denied], desk.heads, LEXICON)}
    assert events["arms_surrendered"].part_of == events["agreement"].id
    assert [c.kind for c in events["arms_surrendered"].contradictions] == ["terms"]


def test_a_voice_that_corrects_its_toll_has_changed_its_story() -> None:
    desk = Desk()
    first, later = strike(desk, "2018-07-04", "sohr", 8), strike(desk, "2018-07-06", "sohr", 11)
    found = event(desk, first, strike(desk, "2018-07-05", "reuters", 8), later)
    (turn,) = found.turns
    assert (turn.voice, turn.field, str(turn.on)) == ("sohr", "count:killed", "2018-07-06")
    assert (turn.before, turn.after) == ("8..8 person killed", "11..11 person killed")
    assert turn.claims == (first.id, later.id)


def test_a_voice_that_takes_its_word_back_has_changed_its_story() -> None:
    desk = Desk()
    first = strike(desk, "2018-07-04", "sohr", 8)
    back = desk.claim("airstrike", "2018-07-05", "sohr", at="dael", on="2018-07-03", certainty="denied", actor="russia")
    (turn,) = event(desk, first, back).turns
    assert (turn.before, turn.after, turn.field) == ("happened", "did not happen", "")


def test_a_reprint_turns_nothing() -> None:
    desk = Desk()
    first = strike(desk, "2018-07-04", "sohr", 8)
    copy = desk.report("blog", "2018-07-08", first.document)
    again = first.model_copy(update={"id": "c-again", "document": copy})
    later = strike(desk, "2018-07-06", "sohr", 11)
    assert len(event(desk, first, later, again).turns) == 1


def test_a_denied_plan_stays_a_plan_of_the_deal() -> None:
    desk = Desk()
    report = desk.report("reuters", "2018-07-06")
    deal = desk.claim("agreement", "2018-07-06", document=report, at="saida", on="2018-07-06", parties=(ARMY, REBELS))
    term = desk.claim(
        "handover", "2018-07-06", document=report, at="saida", certainty="planned", actor=REBELS, about=deal.id
    )
    other = desk.report("ap", "2018-07-07")
    denied = desk.claim("handover", "2018-07-07", document=other, at="saida", certainty="denied", actor=REBELS)
    denial = desk.claim("denial", "2018-07-07", document=other, about=denied.id, actor=REBELS)
    events = {e.type: e for e in fuse([deal, term, denied, denial], desk.heads, LEXICON)}
    plan = events["handover"]
    assert set(plan.claims) == {term.id, denied.id, denial.id}
    assert plan.expected
    assert plan.part_of == events["agreement"].id
