import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from firsthand.learned.encoder import Dense, Norm, narrow, widen


@given(st.integers(0, 10_000))
def test_eight_bits_keep_every_weight_to_half_a_step_of_its_row(seed):
    weight = np.random.default_rng(seed).normal(size=(4, 9)).astype(np.float32)
    small, scale = narrow(weight)
    again = widen({"w": small, "w.scale": scale, "b": np.ones(3, np.float32)})
    assert small.dtype == np.int8
    assert set(again) == {"w", "b"}
    assert np.all(np.abs(again["w"] - weight) <= 0.51 * scale[:, None])


def test_a_norm_gives_rows_of_mean_nothing_and_spread_one():
    rows = Norm(np.ones(4, np.float32), np.zeros(4, np.float32))(np.array([[1, 2, 3, 6]], np.float32))
    assert np.allclose(rows.mean(), 0, atol=1e-6)
    assert np.allclose(rows.std(), 1, atol=1e-5)


def test_a_dense_map_takes_inputs_to_outputs():
    assert Dense(np.eye(2, 3, dtype=np.float32), np.ones(3, np.float32))(np.array([[5, 7]], np.float32)).tolist() == [
        [6, 8, 1]
    ]


def test_fewer_numbers_are_wider_steps_of_the_same_weights():
    weight = np.random.default_rng(3).normal(size=(4, 9)).astype(np.float32)
    small, scale = narrow(weight, 31)
    assert np.abs(small).max() == 31
    assert np.all(np.abs(small * scale[:, None] - weight) <= 0.51 * scale[:, None])
