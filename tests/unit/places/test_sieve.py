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


def test_only_layers_that_may_hold_a_number_are_named_and_the_one_that_does_is_among_them():
    layers = [numbers(n, FEWEST_KEYS // 4) for n in range(5)]
    sieve = sieve_over(*layers)
    for _ in range(PATIENCE):
        assert sieve.holders(1) == (0, 1, 2, 3, 4)  # not worth a table yet
    asked = [(n, sieve.holders(number)) for n, keys in enumerate(layers) for number in keys[:500].tolist()]
    assert all(n in named for n, named in asked)
    assert sum(len(named) for _, named in asked) < 1.5 * len(asked)


def test_more_layers_than_bits_are_still_all_asked():
    layers = [numbers(n, FEWEST_KEYS // 60) for n in range(70)]
    sieve = sieve_over(*layers)
    for number in range(PATIENCE + 1):
        sieve.holders(number)
    assert all(n in sieve.holders(int(keys[0])) for n, keys in enumerate(layers))
