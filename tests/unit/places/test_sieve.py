import numpy as np

from firsthand.places.sieve import FEWEST_KEYS, PATIENCE, Sieve


def numbers(seed, count):
    return np.random.default_rng(seed).integers(0, 2**64, size=count, dtype=np.uint64)


def sieve_over(*layers):
    return Sieve([memoryview(np.sort(keys).tobytes()).cast("Q") for keys in layers])


def test_a_number_that_a_layer_holds_is_never_denied():
    one, two = numbers(1, FEWEST_KEYS), numbers(2, 1000)
    sieve = sieve_over(one, two)
    for number in [*one[: PATIENCE + 2000].tolist(), *two.tolist()]:
        assert sieve.may_hold(number)


def test_most_strangers_are_denied_once_the_table_is_made():
    sieve = sieve_over(numbers(1, FEWEST_KEYS))
    strangers = numbers(3, PATIENCE + 5000).tolist()
    assert all(sieve.may_hold(number) for number in strangers[:PATIENCE])  # not worth a table yet
    assert sum(sieve.may_hold(number) for number in strangers[PATIENCE:]) < 5000 / 4


def test_few_keys_need_no_table():
    sieve = sieve_over(numbers(1, 1000))
    assert all(sieve.may_hold(number) for number in numbers(4, PATIENCE + 1000).tolist())


def test_without_layers_nothing_is_denied():
    assert Sieve([]).may_hold(7)
