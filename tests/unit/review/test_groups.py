from __future__ import annotations

from firsthand.model import Apart, Constraint, Together
from firsthand.review.bonds import Bonds, Clash
from firsthand.review.groups import Group, regroup


def together(*claims: str, by: str = "d-1") -> Together:
    return Together(claims=claims, decision=by)


def apart(one: str, other: str, by: str = "d-2") -> Apart:
    return Apart(one=tuple(one), other=tuple(other), decision=by)


def never(_claims: Group, _group: Group) -> bool:
    return False


def grouped(groups: list[str], *constraints: Constraint, fits: object = never) -> list[str]:
    made = regroup([tuple(g) for g in groups], Bonds(constraints), fits)  # type: ignore[arg-type]
    return ["".join(group) for group, _ in made]


def test_groups_that_nobody_decided_on_are_left_alone() -> None:
    assert grouped(["ab", "c"]) == []
    assert grouped(["ab", "c"], together("a", "b")) == []
    assert grouped(["ab", "c"], apart("a", "c")) == []


def test_bound_claims_bring_their_groups_together() -> None:
    assert grouped(["ab", "c", "de"], together("b", "d")) == ["abde"]
    assert grouped(["a", "b", "c", "d"], together("a", "b"), together("c", "d"), together("b", "c")) == ["abcd"]


def test_claims_kept_apart_divide_their_group() -> None:
    assert grouped(["abcd"], apart("ab", "cd")) == ["ab", "cd"]


def test_a_claim_that_nobody_named_goes_where_it_fits() -> None:
    assert grouped(["abc"], apart("a", "b")) == ["ac", "b"]
    assert grouped(["abc"], apart("a", "b"), fits=lambda claims, group: "b" in group) == ["a", "bc"]


def test_a_group_is_divided_even_if_another_one_is_bound_to_it() -> None:
    assert grouped(["ab", "c"], apart("a", "b"), together("b", "c")) == ["a", "bc"]


def test_never_the_same_holds_against_a_bond_through_a_third() -> None:
    made = grouped(["ac", "b"], apart("a", "b"), together("b", "c"))
    assert made == ["a", "cb"]


def test_the_newer_decision_is_kept() -> None:
    assert grouped(["ab"], apart("a", "b"), together("a", "b")) == []
    assert grouped(["a", "b"], together("a", "b"), apart("a", "b")) == []


def test_an_overruled_decision_is_told() -> None:
    assert Bonds([together("a", "b"), apart("a", "b")]).clashes == [Clash("d-1", "d-2")]
    assert Bonds([apart("a", "b"), together("a", "b")]).clashes == [Clash("d-2", "d-1")]
    assert Bonds([apart("a", "b"), together("b", "c")]).clashes == []


def test_what_an_overruled_bond_still_can_hold_is_held() -> None:
    assert grouped(["a", "b", "c", "d"], together("a", "b", "c", "d"), apart("ab", "cd")) == ["ab", "cd"]


def test_what_was_made_from_which() -> None:
    made = regroup([("a", "b"), ("c",)], Bonds([apart("a", "b"), together("b", "c")]), never)
    assert made == [(("a",), (0,)), (("b", "c"), (0, 1))]
