"""The field over ground and days: a line of towns 10 km apart, two sides."""

import numpy as np
import pytest

from firsthand.ledgers.control.draws import FieldDraws, Waves
from firsthand.ledgers.control.field import Field, alike
from firsthand.ledgers.control.parting import Parting, Piece, kept
from firsthand.ledgers.control.sightings import Sightings, is_news
from firsthand.lexicon.figures import Space, control_weights

SPACE = control_weights().space
PRIOR = np.array([0.5, 0.5])
LINE = np.column_stack((10.0 * np.arange(12), np.zeros(12)))


def seen(*rows: tuple[int, int, int], noise: float = 0.1, change: tuple[int, ...] = ()) -> Sightings:
    """Sightings of (place, day, side); `change`: which of them tell of a change."""
    return Sightings(
        np.array([r[0] for r in rows], dtype=np.int64),
        np.array([r[1] for r in rows], dtype=float),
        np.eye(2)[[r[2] for r in rows]].reshape(len(rows), 2),
        np.full(len(rows), noise),
        np.isin(np.arange(len(rows)), change),
    )


def around(sightings: Sightings, day: int, space: Space = SPACE) -> np.ndarray:
    return Field(LINE, sightings, PRIOR, space).around(day)


def test_nothing_seen_leaves_the_prior() -> None:
    assert around(seen(), 100) == pytest.approx(np.tile(PRIOR, (12, 1)))


def test_near_ground_goes_with_what_was_seen_and_far_ground_does_not() -> None:
    first = around(seen((0, 100, 0)), 100)[:, 0]
    assert first[1] > 0.75
    assert all(np.diff(first[1:]) < 0)
    assert first[11] == pytest.approx(0.5, abs=0.02)


def test_between_two_sides_the_line_runs_in_the_middle() -> None:
    first = around(seen((2, 100, 0), (8, 100, 1)), 100)[:, 0]
    assert first[5] == pytest.approx(0.5)
    assert first[4] > 0.5 > first[6]


def test_a_later_word_from_the_next_town_outweighs_a_first_survey_of_all() -> None:
    survey = [(place, 100, 0) for place in range(12) if place != 5]
    later = around(seen(*survey, (4, 400, 1), (6, 400, 1)), 400)[:, 0]
    assert later[5] < 0.5
    assert around(seen(*survey, (4, 400, 1), (6, 400, 1)), 110)[5, 0] > 0.5


def test_what_is_seen_fades_to_the_prior_in_years() -> None:
    sightings = seen((0, 100, 0))
    chances = [around(sightings, day)[1, 0] for day in (100, 400, 2000, 9000)]
    assert chances == sorted(chances, reverse=True)
    assert chances[-1] == pytest.approx(0.5, abs=0.01)


def test_a_place_hears_what_others_say_and_not_itself() -> None:
    others = around(seen((4, 100, 0), (6, 100, 0)), 120)
    with_own = around(seen((4, 100, 0), (6, 100, 0), (5, 110, 1), (5, 115, 1)), 120)
    assert with_own[5] == pytest.approx(others[5])
    assert with_own[3, 0] < others[3, 0]


def test_less_noise_weighs_more() -> None:
    vague, sure = (around(seen((4, 100, 0), noise=n), 100)[5, 0] for n in (2.0, 0.05))
    assert sure > vague > 0.5


def test_ground_in_parts_says_what_the_whole_says() -> None:
    rows = [(place, 100 + place, place % 2) for place in range(12)]
    small = SPACE.model_copy(update={"most": 9, "length_km": 8.0})
    whole = SPACE.model_copy(update={"length_km": 8.0})
    assert len(Parting(LINE, np.ones(12, dtype=np.int64), small).pieces) > 1
    assert around(seen(*rows), 120, small) == pytest.approx(around(seen(*rows), 120, whole), abs=0.02)


def first_place(rows: Sightings, most: int) -> list[int]:
    """Rows that count for the ground of the first place."""
    piece = Piece(np.array([0]), LINE[0], LINE[0], np.unique(rows.place))
    return [int(row) for row in kept(piece, LINE, rows, most, SPACE.length_km)[0]]


def test_where_parting_does_not_help_the_latest_sightings_count() -> None:
    rows = seen(*((0, day, 0) for day in range(20)))
    assert rows.day[first_place(rows, 4)].tolist() == [16, 17, 18, 19]


def test_of_too_many_sightings_the_last_of_near_places_count_before_older_and_further_ones() -> None:
    rows = seen((0, 100, 0), (0, 110, 0), (1, 100, 0), (9, 100, 1))
    assert first_place(rows, 2) == [1, 2]


def test_random_waves_hang_together_as_the_kernel_says() -> None:
    space = SPACE.model_copy(update={"draws": 4000, "waves": 3000})
    drawn = Waves(space).at(LINE[:4], np.full(4, 100.0))
    assert np.atleast_2d(np.corrcoef(drawn))[0] == pytest.approx(
        alike(LINE[:1], LINE[:4], SPACE.length_km)[0], abs=0.06
    )


def test_draws_agree_near_each_other_and_are_the_same_every_time() -> None:
    field = Field(LINE, seen((0, 100, 0), (11, 100, 1)), PRIOR, SPACE)
    uniform = FieldDraws(field, LINE, SPACE).on(100)
    assert uniform.shape == (12, SPACE.draws)
    together = np.atleast_2d(np.corrcoef(uniform))
    assert together[5, 6] > 0.7 > together[5, 9]
    assert uniform.mean() == pytest.approx(0.5, abs=0.06)
    assert (FieldDraws(field, LINE, SPACE).on(100) == uniform).all()


def test_news_that_contradicts_the_last_word_of_its_spot_tells_nothing_of_the_days_before() -> None:
    spots = np.array([[0.0, 0.0], [0.7, 0.0], [8.0, 0.0]])
    both = seen((0, 100, 0), (1, 132, 1), noise=0.02)
    field = Field(spots, both, PRIOR, SPACE)
    assert field.around(131)[2, 0] > 0.7
    assert field.around(131)[1, 0] > 0.9
    assert field.around(132)[0, 1] > 0.9


def test_a_word_that_contradicts_nobody_reaches_back() -> None:
    assert around(seen((0, 132, 1)), 100)[1, 1] > 0.75


def test_a_told_change_says_nothing_of_the_days_before_it_even_where_nobody_had_told_of_the_place() -> None:
    told, captured = seen((3, 120, 0)), seen((3, 120, 0), change=(0,))
    assert around(told, 110)[2, 0] > 0.7
    assert around(captured, 110)[2] == pytest.approx(PRIOR)
    assert around(captured, 125) == pytest.approx(around(told, 125))


def test_leaving_sightings_out_is_as_if_they_had_not_been_made() -> None:
    all_of = seen((0, 100, 0), (3, 110, 1), (3, 130, 0), (7, 140, 1))
    block = Field(LINE, all_of, PRIOR, SPACE).blocks[0].without(np.array([1, 3]))
    fewer = around(all_of.at(np.array([0, 2])), 120)
    assert block.around([120])[0] == pytest.approx(fewer)


def test_sightings_are_news_where_another_side_was_seen_last() -> None:
    told = seen((0, 100, 0), (0, 110, 0), (0, 120, 1), (1, 125, 1), (0, 130, 1), (5, 130, 0))
    assert is_news(told, LINE, 3.0).tolist() == [False, False, True, False, False, False]


def amended(before: Sightings, places: list[int], now: Sightings, space: Space = SPACE) -> tuple[Field | None, Field]:
    """A field with the sightings of some places changed, and the same made anew."""
    mine = np.isin(now.place, places)
    field = Field(LINE, before, PRIOR, space)
    return field.amended(np.array(places), now.at(np.flatnonzero(mine)), len(now.place)), Field(LINE, now, PRIOR, space)


def test_one_more_sighting_makes_the_field_that_it_would_have_made() -> None:
    near = SPACE.model_copy(update={"most": 3, "length_km": 8.0})
    rows = [(place, 100 + place, place % 2) for place in range(0, 12, 2)]
    held = 0
    for place in range(12):
        now = seen(*rows, (place, 130, 1))
        field, anew = amended(seen(*rows), [place], now, near)
        held += field is not None
        for day in (90, 115, 140):
            assert field is None or field.around(day) == pytest.approx(anew.around(day), abs=1e-9)
    assert held >= 4


def test_ground_out_of_reach_of_a_new_sighting_is_not_solved_again() -> None:
    short = SPACE.model_copy(update={"most": 3, "length_km": 8.0})
    rows = [(place, 100 + place, place % 2) for place in range(0, 12, 2)]
    field = Field(LINE, seen(*rows), PRIOR, short)
    again = field.amended(np.array([0]), seen((0, 130, 1)), len(rows))
    assert again is not None
    same = [old is new for old, new in zip(field.stretches, again.stretches, strict=True)]
    assert not same[0]
    assert same[-1]


def test_days_at_once_say_what_each_day_says() -> None:
    rows = seen(*((place, 100 + 7 * place, place % 3 % 2) for place in range(12)), (3, 190, 1), (4, 170, 0))
    field = Field(LINE, rows, PRIOR, SPACE)
    found = dict(field.over(range(80, 220, 5)))
    assert list(found) == sorted(found, reverse=True)
    for day in (80, 130, 165, 175, 215):
        assert found[day] == pytest.approx(Field(LINE, rows, PRIOR, SPACE).around(day), abs=1e-9)
