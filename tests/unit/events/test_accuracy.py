"""Weighing sources by the items that they share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.events.accuracy import Telling, weigh

TREE = {"quarter": {"town", "country"}, "town": {"country"}, "port": {"country"}, "hamlet": {"country"}}


def contains(a: str, b: str) -> bool:
    return a in TREE.get(b, set())


def desk(n: int = 30) -> list[Telling]:
    """A careful source, a careless one that is wrong each second time, and a vague one."""
    found = []
    for i in range(n):
        found.append(Telling(f"i{i}", "careful", f"town{i}"))
        found.append(Telling(f"i{i}", "careless", f"town{i}" if i % 2 else "elsewhere"))
        found.append(Telling(f"i{i}", "second", f"town{i}"))
    return found


def test_a_general_value_supports_the_specific_one() -> None:
    told = [Telling("a", "x", "country"), Telling("a", "y", "quarter"), Telling("a", "z", "port")]
    values = weigh([*told, *desk()], contains).values["a"]
    assert values["quarter"] > values["country"]


def test_who_errs_elsewhere_is_outweighed() -> None:
    told = [Telling("new", "careful", "hamlet"), Telling("new", "careless", "port")]
    found = weigh([*desk(), *told], contains)
    assert found.best("new")[0] == "hamlet"
    assert found.rates["careful", ""][0] > 0.9 > found.rates["careless", ""][0]


def test_a_trait_has_rates_of_its_own() -> None:
    odd = [Telling(f"i{i}", "careful", "namesake", "named") for i in range(10)]
    kept = [t for t in desk() if t.source != "careful" or int(t.item[1:]) >= 10]
    rates = weigh([*kept, *odd], contains).rates
    assert rates["careful", "named"][2] > 0.5 > rates["careful", ""][2]


@given(st.permutations(desk(6)))
def test_the_order_of_arrival_changes_nothing(shuffled: list[Telling]) -> None:
    assert weigh(shuffled, contains) == weigh(desk(6), contains)


@given(
    st.lists(
        st.builds(Telling, st.sampled_from("ab"), st.sampled_from("xyz"), st.sampled_from(sorted(TREE))), min_size=1
    )
)
def test_probabilities_of_an_item_add_up_to_one(tellings: list[Telling]) -> None:
    for values in weigh(tellings, contains).values.values():
        assert sum(values.values()) == pytest.approx(1)


def test_equals_are_settled_by_name() -> None:
    found = weigh([Telling("a", "x", "port"), Telling("a", "y", "hamlet")], contains)
    assert found.best("a")[0] == "hamlet"
