from datetime import date

import pytest
from tests.unit.events.reports import POINTS, Desk
from tests.unit.ledgers.ground import SOUTH, control

from firsthand.ledgers.control import ControlLedger, front
from firsthand.places.geometry import distance_km

ARMY, REBELS = "syria-government-forces", "syria-opposition"
JULY_1 = date(2018, 7, 1)


def sides(told: dict[str, str], by: tuple[str, ...] = ("reuters", "ap")) -> ControlLedger:
    desk = Desk()
    claims = [
        desk.claim("control_statement", "2018-07-01", voice, at=place, on="2018-07-01", holder=holder)
        for place, holder in told.items()
        for voice in by
    ]
    return control(desk, claims)


def test_one_side_alone_has_no_front() -> None:
    ledger = sides({"saida": REBELS, "dael": REBELS})
    assert front(ledger, SOUTH, JULY_1) == []
    assert front(control(Desk(), []), SOUTH, JULY_1) == []


def test_the_front_runs_between_the_two_sides_and_nowhere_else() -> None:
    ledger = sides({"saida": REBELS, "dael": ARMY})
    pieces = front(ledger, SOUTH, JULY_1)
    held = {a.place: a for a in ledger.areas(SOUTH, JULY_1)}
    assert pieces
    for piece in pieces:
        assert piece.holders == tuple(held[p].holder for p in piece.places)
        assert set(piece.holders) == {"syria-government", "southern-front"}
        assert piece.line.length > 0
        assert all(held[p].shape.distance(piece.line) < 1e-9 for p in piece.places)
        assert 0 < piece.probability <= 1


def test_a_front_between_well_told_places_is_surer_and_narrower() -> None:
    told = {"saida": REBELS, "dael": ARMY, "nawa": ARMY, "nassib-crossing": REBELS}
    vague, sure = (
        {f.places: f for f in front(sides(told, by), SOUTH, JULY_1)} for by in (("blog",), ("reuters", "ap", "sohr"))
    )
    both = vague.keys() & sure.keys()
    assert both
    for places in both:
        assert sure[places].probability > vague[places].probability
        assert sure[places].band_km < vague[places].band_km


def test_the_band_is_sixty_percent_of_the_way_over_the_step_of_chances() -> None:
    ledger = sides({"saida": REBELS, "dael": ARMY}, ("reuters", "ap", "sohr"))
    (piece,) = (f for f in front(ledger, SOUTH, JULY_1) if f.places == ("dael", "saida"))
    chances = ledger.chances(JULY_1)
    step = abs(chances["saida"]["southern-front"] - chances["dael"]["southern-front"])
    apart = distance_km(*POINTS["dael"][:2], *POINTS["saida"][:2])
    assert piece.band_km == pytest.approx(0.6 * apart / step)
    assert piece.named


def test_a_front_is_as_long_as_its_line_on_the_ground() -> None:
    pieces = front(sides({"saida": REBELS, "dael": ARMY}), SOUTH, JULY_1)
    degrees = max(p.line.length for p in pieces)
    longest = max(pieces, key=lambda p: p.line.length)
    assert 85 * degrees < longest.length_km < 112 * degrees


def test_two_together_do_not_face_one_of_them() -> None:
    desk = Desk()
    alone = desk.claim("control_statement", "2018-07-01", at="saida", on="2018-07-01", holder=REBELS)
    both = desk.claim("control_statement", "2018-07-01", at="dael", on="2018-07-01", holder=(REBELS, ARMY))
    ledger = control(desk, [alone, both])
    assert {h.holder for h in ledger.holdings(SOUTH, JULY_1)} >= {"southern-front", "southern-front+syria-government"}
    assert front(ledger, SOUTH, JULY_1) == []
