"""A basis amended says what a basis made anew says: two sides on a plain of villages."""

from datetime import date, timedelta

import numpy as np
import pytest
from tests.unit.ledgers.ground import Squares

from firsthand.ledgers.control.amending import Amendment, amended
from firsthand.ledgers.control.basis import Basis
from firsthand.ledgers.control.columns import Columns
from firsthand.ledgers.control.evidence import Piece, in_order
from firsthand.ledgers.control.ground import Ground
from firsthand.lexicon.figures import control_weights
from firsthand.model import Place

FIRST, STATES = date(2030, 1, 1), ("army", "rebels")
SPACE = control_weights().space.model_copy(update={"most": 60, "length_km": 15.0})
FIGURES = control_weights().model_copy(update={"space": SPACE})


def plain(count: int = 150) -> Ground:
    at = np.random.default_rng(5).uniform((31.0, 35.0), (33.0, 37.0), (count, 2)).tolist()
    places = [
        Place(id=f"v{n:03d}", name=f"v{n}", lat=lat, lon=lon, kind="village", country="SY")
        for n, (lat, lon) in enumerate(at)
    ]
    return Ground(places, Squares())


GROUND = plain()


def word(number: int, place: int, day: int, effect: str, holder: str | None, weight: float = 1.4) -> Piece:
    on = FIRST + timedelta(days=day)
    return Piece(place, on, effect, holder, None, weight, weight, 0.7, 0.01, True, f"e{number:03d}", on, on)


def war(count: int = 300) -> list[Piece]:
    """Words on who holds what; the army comes from the west, every tenth word is wrong."""
    random = np.random.default_rng(9)
    found = []
    for number in range(count):
        place, day = int(random.integers(len(GROUND.places))), int(random.integers(200))
        army = (GROUND.places[place].lon < 36.0 + day / 400) != (random.uniform() < 0.1)
        effect = str(random.choice(["changes", "holds", "fought"], p=[0.3, 0.6, 0.1]))
        holder = None if effect == "fought" else STATES[not army]
        found.append(word(number, place, day, effect, holder, 0.0 if effect == "fought" else 1.4))
    return in_order(found)


def basis(pieces: list[Piece]) -> Basis:
    return Basis(GROUND, Columns.of(in_order(pieces), STATES), STATES, FIGURES)


def same(one: Basis | Amendment, other: Basis) -> None:
    for day in (0, 60, 120, 199, 220):
        here, there = (b.raw(FIRST + timedelta(days=day)) for b in (one, other))
        assert here.posterior == pytest.approx(there.posterior, abs=1e-9)
        assert here.mass == pytest.approx(there.mass)
        assert (here.named == there.named).all()


def test_reports_that_come_one_by_one_make_the_basis_that_all_of_them_make() -> None:
    told, come = war(), [word(900 + n, 17 * n % 150, 190 + n, "holds", STATES[n % 2]) for n in range(8)]
    now: Basis | Amendment = basis(told)
    amendments = 0
    for number, piece in enumerate(come):
        after = amended(now, [piece], [])
        amendments += after is not None
        now = after or basis([*told, *come[: number + 1]])
    assert amendments >= 3
    same(now, basis([*told, *come]))


def test_a_report_taken_back_leaves_no_trace() -> None:
    told = war()
    whole = basis(told)
    taken_back = 0
    for piece in (told[40], told[140], told[290]):
        after = amended(whole, [], [piece])
        if after:
            same(after, basis([p for p in told if p is not piece]))
        more = amended(whole, [word(901, piece.place, 150, "changes", "army")], [])
        again = amended(more, [], [word(901, piece.place, 150, "changes", "army")]) if more else None
        if again:
            same(again, whole)
            taken_back += 1
    assert taken_back


def one_more(whole: Basis) -> Amendment:
    """After a word that does not move what holds for the whole map."""
    found = (amended(whole, [word(902, place, 195, "holds", "army")], []) for place in range(40))
    return next(after for after in found if isinstance(after, Amendment))


def test_most_ground_is_not_solved_again() -> None:
    whole = basis(war())
    after = one_more(whole)
    same_ground = [old is new for old, new in zip(whole.field.stretches, after.field.stretches, strict=True)]
    assert sum(same_ground) > len(same_ground) / 2


def test_a_holder_who_was_never_told_of_and_reports_of_half_the_map_ask_for_a_new_start() -> None:
    whole = basis(war())
    assert amended(whole, [word(903, 3, 195, "holds", "militia")], []) is None
    assert amended(whole, [word(904, n, 195, "holds", "army") for n in range(75)], []) is None


def test_days_at_once_say_what_each_day_says() -> None:
    whole = basis(war())
    for each in (whole, one_more(whole)):
        for day, shot in each.over([FIRST + timedelta(days=n) for n in (20, 100, 180)]):
            assert shot.posterior == pytest.approx(each.raw(day).posterior, abs=1e-9)
