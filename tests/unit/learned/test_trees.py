import numpy as np

from firsthand.learned.trees import Forest


def forest() -> Forest:
    """Two trees: is the first figure above 1, is the second above 2."""
    arrays = {
        "f.feature": np.array([0, 0, 0, 1, 0, 0]),
        "f.threshold": np.array([1.0, 0, 0, 2.0, 0, 0]),
        "f.left": np.array([1, 1, 2, 4, 4, 5]),
        "f.right": np.array([2, 1, 2, 5, 4, 5]),
        "f.value": np.array([0.0, -1.0, 1.0, 0.0, -2.0, 2.0]),
        "f.roots": np.array([0, 3]),
        "f.base_depth": np.array([0.5, 1]),
    }
    return Forest.of(arrays, "f")


def test_a_row_gets_the_sum_of_the_leaves_it_falls_into_as_a_chance():
    rows = np.array([[0.0, 0.0], [2.0, 0.0], [2.0, 3.0], [1.0, 2.0]])
    sums = np.array([0.5 - 3, 0.5 - 1, 0.5 + 3, 0.5 - 3])
    assert np.allclose(forest().chances(rows), 1 / (1 + np.exp(-sums)))


def test_no_rows_have_no_chances():
    assert forest().chances(np.zeros((0, 2))).shape == (0,)
