"""The field over ground and days: a line of towns 10 km apart, two sides."""

import numpy as np
import pytest

from firsthand.ledgers.control.draws import FieldDraws, Waves
from firsthand.ledgers.control.field import Field, alike, parted
from firsthand.ledgers.control.sightings import Sightings, is_news
from firsthand.lexicon.figures import Space, control_weights

SPACE = control_weights().space
PRIOR = np.array([0.5, 0.5])
LINE = np.column_stack((10.0 * np.arange(12), np.zeros(12)))


def seen(*rows: tuple[int, int, int], noise: float = 0.1) -> Sightings:
    """Sightings of (place, day, side)."""
    return Sightings(
        np.array([r[0] for r in rows], dtype=np.int64),
        np.array([r[1] for r in rows], dtype=float),
        np.eye(2)[[r[2] for r in rows]].reshape(len(rows), 2),
        np.full(len(rows), noise),
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
    points = np.arange(12, dtype=np.int64)
    assert len(list(parted(points, LINE, seen(*rows), small))) > 1
    assert around(seen(*rows), 120, small) == pytest.approx(around(seen(*rows), 120, whole), abs=0.02)


def test_where_parting_does_not_help_the_latest_sightings_count() -> None:
    rows = seen(*((0, day, 0) for day in range(20)))
    few = SPACE.model_copy(update={"most": 4})
    ((place, kept),) = parted(np.array([0]), LINE, rows, few)
    assert place.tolist() == [0]
    assert rows.day[kept].tolist() == [16, 17, 18, 19]


def test_of_too_many_sightings_the_last_of_near_places_count_before_older_and_further_ones() -> None:
    rows = seen((0, 100, 0), (0, 110, 0), (1, 100, 0), (9, 100, 1))
    few = SPACE.model_copy(update={"most": 2})
    ((_, kept),) = parted(np.array([0]), LINE, rows, few)
    assert kept.tolist() == [1, 2]


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


def test_leaving_sightings_out_is_as_if_they_had_not_been_made() -> None:
    all_of = seen((0, 100, 0), (3, 110, 1), (3, 130, 0), (7, 140, 1))
    block = Field(LINE, all_of, PRIOR, SPACE).blocks[0].without(np.array([1, 3]))
    fewer = around(all_of.at(np.array([0, 2])), 120)
    assert block.around(120) == pytest.approx(fewer)


def test_sightings_are_news_where_another_side_was_seen_last() -> None:
    told = seen((0, 100, 0), (0, 110, 0), (0, 120, 1), (1, 125, 1), (0, 130, 1), (5, 130, 0))
    assert is_news(told, LINE, 3.0).tolist() == [False, False, True, False, False, False]
