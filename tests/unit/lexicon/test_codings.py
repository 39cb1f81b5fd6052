import pytest

from firsthand.lexicon.codings import Rule, load_scheme, load_signs, read_rule, schemes
from firsthand.model import LexiconError

SEEN_ELSEWHERE = 30  # classes of CASE 2021 task 2


def test_the_schemes_that_ship() -> None:
    assert schemes() == ["acled", "plover", "ucdp"]


@pytest.mark.parametrize("name", ["acled", "plover", "ucdp"])
def test_every_code_can_be_reached_and_says_what_it_means(name: str) -> None:
    scheme = load_scheme(name)
    assert {r.rule.code for r in scheme.rules} == set(scheme.codes)
    assert all(code.definition for code in scheme.codes.values())


@pytest.mark.parametrize("name", ["acled", "plover", "ucdp"])
def test_rules_stand_in_the_order_of_their_ranks(name: str) -> None:
    ranks = [r.rule.rank for r in load_scheme(name).rules]
    assert ranks == sorted(ranks, reverse=True)


def test_acled_has_its_25_types_and_the_five_classes_outside() -> None:
    codes = load_scheme("acled").codes.values()
    assert sum(code.group != "Outside conflict" for code in codes) == 25
    assert len({code.names["case2021"] for code in codes}) == SEEN_ELSEWHERE


def test_every_plover_class_has_its_cameo_root() -> None:
    roots = {code.id: code.names["cameo"] for code in load_scheme("plover").codes.values()}
    assert (roots["PROTEST"], roots["ASSAULT"], roots["CONSULT"]) == ("14", "18", "04")
    assert all(root in {f"{n:02}" for n in range(1, 21)} for root in roots.values())


def test_a_sign_is_found_in_all_forms_of_its_lemmas() -> None:
    words = load_signs(("codings/signs/conflict.toml",)).words
    assert {"throw", "throws", "threw", "thrown", "throwing"} <= {w for w, names in words.items() if "throw" in names}
    assert {"hand grenade", "hand grenades"} <= {w for w, names in words.items() if "grenade" in names}


@pytest.mark.parametrize(
    ("code", "term", "fault"),
    [
        ("Grenades", "grenade", "no such code"),
        ("Grenade", "granade", "no such sign"),
        ("Grenade", "@bombings", "no such claim"),
        ("Grenade", "@bombing.actor.granade", "no such claim"),
    ],
)
def test_a_broken_rule_is_named_with_its_fault(code: str, term: str, fault: str) -> None:
    scheme = load_scheme("acled")
    rule = Rule(code=code, when=(term,), rank=1)
    with pytest.raises(LexiconError, match=rf"acled\.toml rule 7: {fault}"):
        read_rule(rule, "codings/acled.toml rule 7", scheme.codes, scheme.signs)
