import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import erf, softmax

from firsthand.learned.encoder import HEADS, Dense, Layer, Norm, gelu, narrow, widen


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


@given(st.integers(0, 10_000), st.integers(1, 70))
def test_a_figure_is_weighed_by_the_chance_of_a_normal_variable_below_it(seed, rows):
    x = (np.random.default_rng(seed).normal(size=(rows, 6)) * 4).astype(np.float32)
    exact = x.astype(float) * (1 + erf(x.astype(float) / np.sqrt(2))) / 2
    assert np.abs(gelu(x) - exact).max() < 3e-6


WIDTH = 2 * HEADS


def arrays_of(seed):
    chance = np.random.default_rng(seed)
    shapes: dict[str, tuple[int, ...]] = dict.fromkeys(("query", "key", "value", "attended"), (WIDTH, WIDTH))
    shapes |= {"wide": (4 * WIDTH, WIDTH), "narrow": (WIDTH, 4 * WIDTH), "norm1": (WIDTH,), "norm2": (WIDTH,)}
    weights = {f"l.{n}.weight": chance.normal(size=shape) / 4 for n, shape in shapes.items()}
    biases = {f"l.{n}.bias": chance.normal(size=shape[0]) / 4 for n, shape in shapes.items()}
    return {n: v.astype(np.float32) for n, v in (weights | biases).items()}


def by_the_book(arrays, x):
    """The layer as the paper has it, in 64 bits, all heads at once."""
    w = {n.removeprefix("l."): v.astype(float) for n, v in arrays.items()}

    def dense(name, rows):
        return rows @ w[f"{name}.weight"].T + w[f"{name}.bias"]

    def norm(name, rows):
        rows = rows - rows.mean(axis=1, keepdims=True)
        return rows / rows.std(axis=1, keepdims=True) * w[f"{name}.weight"] + w[f"{name}.bias"]

    q, k, v = (dense(n, x).reshape(len(x), HEADS, -1).transpose(1, 0, 2) for n in ("query", "key", "value"))
    seen = softmax(q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1]), axis=-1) @ v
    x = norm("norm1", x + dense("attended", seen.transpose(1, 0, 2).reshape(x.shape)))
    wide = dense("wide", x)
    return norm("norm2", x + dense("narrow", wide * (1 + erf(wide / np.sqrt(2))) / 2))


@given(st.integers(0, 200), st.integers(1, 40))
def test_a_layer_is_that_of_the_paper_to_what_32_bits_hold(seed, rows):
    x = np.random.default_rng(seed + 1).normal(size=(rows, WIDTH))
    arrays = arrays_of(seed)
    assert np.allclose(Layer(arrays, "l")(x.astype(np.float32)), by_the_book(arrays, x), atol=2e-3, rtol=1e-3)
