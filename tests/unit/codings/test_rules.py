import pytest

from firsthand.codings.rules import met
from firsthand.codings.sightings import Sighting, Unit
from firsthand.lexicon.codings import CompiledRule, Rule, load_scheme, read_rule


def unit(*words: tuple[str, int], index: int = 0) -> Unit:
    """A sentence with signs of one character at these places."""
    seen = tuple(Sighting(at, at + 1, frozenset({name})) for name, at in words)
    return Unit(index, 0, 200, seen, (), frozenset(name for name, _ in words))


def rule(when: list[str], unless: list[str] | None = None, first: bool = False) -> CompiledRule:
    scheme = load_scheme("acled")
    raw = Rule(code="Grenade", when=tuple(when), unless=tuple(unless or ()), rank=1, first=first)
    return read_rule(raw, "here", scheme.codes, scheme.signs)


@pytest.mark.parametrize(
    ("when", "words", "right"),
    [
        (["grenade"], [("grenade", 0)], True),
        (["grenade", "throw"], [("grenade", 0)], False),
        (["grenade|rpg"], [("rpg", 0)], True),
        (["throw > grenade"], [("throw", 0), ("grenade", 50)], True),
        (["throw > grenade"], [("grenade", 0), ("throw", 50)], False),
        (["throw > grenade"], [("throw", 0), ("grenade", 90)], False),
        (["throw >> grenade"], [("throw", 0), ("grenade", 50)], False),
        (["throw >> grenade"], [("throw", 0), ("grenade", 20)], True),
        (["throw/seize_find > grenade"], [("seize_find", 0), ("grenade", 20)], True),
        (["throw > grenade > dead"], [("throw", 0), ("grenade", 9), ("throw", 12), ("dead", 40)], True),
    ],
)
def test_terms(when: list[str], words: list[tuple[str, int]], right: bool) -> None:
    sentence = unit(*words)
    assert (met(rule(when), sentence, [sentence]) is not None) is right


def test_unless_bars_a_rule() -> None:
    sentence = unit(("grenade", 0), ("seize_find", 9))
    assert met(rule(["grenade"], ["seize_find > grenade"]), sentence, [sentence]) is not None
    assert met(rule(["grenade"], ["seize_find"]), sentence, [sentence]) is None


def test_a_tilde_looks_in_the_whole_report() -> None:
    here, there = unit(("grenade", 0)), unit(("protest", 0), index=1)
    assert met(rule(["grenade", "~protest"]), here, [here, there]) is not None
    assert met(rule(["grenade", "protest"]), here, [here, there]) is None


def test_a_rule_of_the_first_sentence_holds_nowhere_else() -> None:
    later = unit(("grenade", 0), index=1)
    assert met(rule(["grenade"], first=True), later, [unit(), later]) is None


def test_the_sightings_by_which_a_rule_is_met_come_back_in_order() -> None:
    sentence = unit(("throw", 3), ("grenade", 9))
    held = met(rule(["throw > grenade"]), sentence, [sentence])
    assert held is not None
    assert [s.start for s in held] == [3, 9]
