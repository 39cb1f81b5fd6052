"""Words put where they belong."""

from __future__ import annotations

from tests.unit.claims.parsed import parsed, word


def test_a_gerund_behind_a_charge_has_its_object() -> None:
    sentence = parsed("Kora accused Alma of smuggling rifles to the rebels.")
    gerund, rifles = word(sentence, "smuggling"), word(sentence, "rifles")
    assert (gerund.tag_, gerund.dep_, gerund.head.text) == ("VBG", "pcomp", "of")
    assert (rifles.dep_, rifles.head.text) == ("dobj", "smuggling")


def test_a_participle_that_only_describes_stays_with_its_noun() -> None:
    sentence = parsed("Kora accused Alma of continuing violations.")
    assert word(sentence, "violations").head.text == "of"


def test_those_held_hostage_are_held() -> None:
    sentence = parsed("Gunmen are holding twelve engineers hostage in Kora.")
    engineers, twelve = word(sentence, "engineers"), word(sentence, "twelve")
    assert (engineers.dep_, engineers.head.text) == ("dobj", "holding")
    assert twelve.head.text == "engineers"
    assert word(sentence, "hostage").dep_ == "oprd"


def test_what_was_agreed_is_the_deal_and_nothing_under_it() -> None:
    sentence = parsed("Under the deal struck on Friday between Kora and Alma, the militia has five days to disarm.")
    struck = word(sentence, "struck")
    assert (struck.dep_, struck.head.text) == ("acl", "deal")


def test_what_stands_behind_a_day_hangs_on_the_verb() -> None:
    sentence = parsed("The truce was signed at the weekend between Kora and Alma.")
    assert word(sentence, "between").head.text == "signed"
