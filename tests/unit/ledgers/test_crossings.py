from datetime import date

import pytest
from tests.unit.events.reports import Desk
from tests.unit.ledgers.ground import crossings

from firsthand.model import Claim, UnknownId

ARMY, REBELS, NASSIB = "syria-government-forces", "syria-opposition", "nassib-crossing"
JULY_1, JULY_7 = date(2018, 7, 1), date(2018, 7, 7)


def capture(desk: Desk, by: str = "reuters", day: str = "2018-07-06") -> Claim:
    return desk.claim("capture", day, by, at=NASSIB, on=day, actor=ARMY, opponent=REBELS)


def test_a_captured_crossing_is_not_an_open_one() -> None:
    desk = Desk()
    state = crossings(desk, [capture(desk), capture(desk, "ap")]).state(NASSIB, JULY_7)
    assert (state.controller, state.status) == ("syria-government", "unknown")
    assert state.controller_since == date(2018, 7, 6)
    assert state.controller_probability is not None
    assert state.controller_probability > 0.9


def test_before_the_capture_it_was_the_losers() -> None:
    desk = Desk()
    state = crossings(desk, [capture(desk)]).state(NASSIB, JULY_1)
    assert (state.controller, state.controller_since) == ("southern-front", None)


def test_closed_since_2015_until_it_reopens() -> None:
    desk = Desk()
    shut = desk.claim(
        "infrastructure_status", "2018-07-06", at=NASSIB, on=("2015-04-01", None), standing="background",
        status="closed",
    )  # fmt: skip
    again = desk.claim("infrastructure_status", "2018-10-15", "ap", at=NASSIB, on="2018-10-15", status="reopened")
    ledger = crossings(desk, [shut, capture(desk), again])
    assert ledger.state(NASSIB, JULY_7).status == "closed"
    assert ledger.state(NASSIB, date(2018, 10, 14)).status == "closed"
    opened = ledger.state(NASSIB, date(2018, 10, 16))
    assert (opened.status, opened.status_since) == ("open", date(2018, 10, 15))
    assert opened.controller == "syria-government"


def test_a_state_told_as_long_so_held_before_it_was_told() -> None:
    desk = Desk()
    shut = desk.claim("infrastructure_status", "2018-07-06", at=NASSIB, standing="background", status="shut")
    assert crossings(desk, [shut]).state(NASSIB, JULY_1).status == "closed"


def test_a_planned_reopening_opens_nothing() -> None:
    desk = Desk()
    plan = desk.claim("infrastructure_status", "2018-07-06", at=NASSIB, certainty="planned", status="will reopen")
    assert crossings(desk, [plan]).state(NASSIB, JULY_7).status == "unknown"


def test_what_is_not_known_is_listed_as_unknown() -> None:
    (state,) = crossings(Desk(), []).all(JULY_7)
    assert (state.crossing, state.controller, state.status) == (NASSIB, None, "unknown")


def test_a_town_is_no_crossing() -> None:
    with pytest.raises(UnknownId, match="firsthand crossings"):
        crossings(Desk(), []).state("saida", JULY_7)


def test_one_party_claim_does_not_overturn_two_agencies_of_the_week() -> None:
    desk = Desk()
    back = desk.claim("capture", "2018-07-07", "rebel-spokesman", at=NASSIB, on="2018-07-07", actor=REBELS)
    ledger = crossings(desk, [capture(desk), capture(desk, "ap"), back])
    assert ledger.state(NASSIB, JULY_7).controller == "syria-government"


def test_what_remains_closed_was_closed_before() -> None:
    desk = Desk()
    remains = desk.claim(
        "infrastructure_status", "2018-07-20", at=NASSIB, on=("2018-07-20", "2018-07-20"), status="remains closed"
    )
    happened = desk.claim("infrastructure_status", "2018-07-20", at=NASSIB, on="2018-07-20", status="closed")
    assert crossings(desk, [remains]).state(NASSIB, JULY_7).status == "closed"
    assert crossings(desk, [happened]).state(NASSIB, JULY_7).status == "unknown"


def test_a_capture_that_only_its_winner_tells_stands_until_somebody_disputes_it() -> None:
    desk = Desk()
    held = desk.claim("control_statement", "2018-07-01", "ap", at=NASSIB, on="2018-07-01", holder=REBELS)
    boast = desk.claim("capture", "2018-07-06", "sana", at=NASSIB, on="2018-07-06", actor=ARMY)
    still = desk.claim("control_statement", "2018-07-07", "ap", at=NASSIB, on="2018-07-07", holder=REBELS)
    alone = crossings(desk, [held, boast]).state(NASSIB, JULY_7)
    assert alone.controller == "syria-government"
    assert alone.controller_probability is not None
    assert alone.controller_probability < 0.6
    assert crossings(desk, [held, boast, still]).state(NASSIB, JULY_7).controller == "southern-front"
