import numpy as np

from firsthand.places.sieve import BITS, FEWEST_LAYERS, PATIENCE, Sieve


def numbers(seed, count):
    return np.random.default_rng(seed).integers(0, 2**64, size=count, dtype=np.uint64)


def sieve_over(*layers):
    return Sieve([memoryview(np.sort(keys).tobytes()).cast("Q") for keys in layers])


def many_layers():
    return [numbers(n, 1000) for n in range(40)]


def with_table(*layers):
    sieve = sieve_over(*layers)
    for _ in range(PATIENCE):
        assert sieve.holders(1) == tuple(range(len(layers)))  # not worth a table yet
    return sieve


def test_a_number_that_a_layer_holds_is_never_denied():
    layers = [*many_layers(), numbers(77, 3)]
    sieve = sieve_over(*layers)
    for n, keys in enumerate(layers):
        assert all(n in sieve.holders(number) for number in keys.tolist())


def test_most_strangers_are_denied_once_the_table_is_made():
    sieve = with_table(*many_layers())
    strangers = numbers(99, 5000).tolist()
    assert sum(bool(sieve.holders(number)) for number in strangers) < 5000 / 4


def test_few_layers_need_no_table():
    sieve = sieve_over(*many_layers()[: FEWEST_LAYERS - 1])
    assert all(len(sieve.holders(number)) == FEWEST_LAYERS - 1 for number in numbers(4, PATIENCE + 1000).tolist())


def test_without_layers_no_layer_is_named():
    assert Sieve([]).holders(7) == ()


def test_only_layers_that_may_hold_a_number_are_named_and_the_one_that_does_is_among_them():
    layers = many_layers()
    sieve = with_table(*layers)
    asked = [(n, sieve.holders(number)) for n, keys in enumerate(layers) for number in keys.tolist()]
    assert all(n in named for n, named in asked)
    assert sum(len(named) for _, named in asked) < 1.5 * len(asked)


def test_more_layers_than_bits_are_still_all_asked():
    layers = [numbers(n, 3000) for n in range(BITS + 6)]
    sieve = with_table(*layers)
    assert all(n in sieve.holders(int(keys[0])) for n, keys in enumerate(layers))


def test_layers_without_names_hold_nothing():
    sieve = with_table(*(numbers(n, 0) for n in range(FEWEST_LAYERS)))
    assert sieve.holders(12345) == ()
