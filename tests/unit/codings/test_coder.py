import pytest
from tests.unit.codings.conftest import Read

from firsthand.codings import Coder
from firsthand.lexicon import Lexicon

BOMB = "A suicide bomber blew himself up at a checkpoint in Mosul on Tuesday, killing three soldiers."


@pytest.fixture(scope="module")
def acled(lexicon: Lexicon) -> Coder:
    return Coder(lexicon, "acled")


@pytest.fixture(scope="module")
def plover(lexicon: Lexicon) -> Coder:
    return Coder(lexicon, "plover")


def test_a_code_names_its_claims_and_quotes_its_words(acled: Coder, read: Read) -> None:
    report, claims = read(BOMB)
    main = acled.code(report, claims)[0]
    assert (main.code, main.group) == ("Suicide bomb", "Explosions/Remote violence")
    assert set(main.claims) <= {c.id for c in claims if c.type == "bombing"}
    assert main.claims
    assert all(report.text[w.start : w.end] == w.text for w in main.words)
    assert main.rule.startswith("codings/acled.toml rule ")


def test_what_happened_stands_above_what_is_planned_however_grave(acled: Coder, read: Read) -> None:
    report, claims = read("Rebels released two hostages near Homs on Tuesday. The army will bomb the town tomorrow.")
    coded = acled.code(report, claims)
    assert coded[0].code == "Agreement"
    assert [e.told for e in coded if e.code == "Air/drone strike"] in ([], ["not told as happened"])


def test_the_gravest_of_several_kinds_in_a_sentence_is_the_main_one(acled: Coder, read: Read) -> None:
    report, claims = read("Militants burned shops, kidnapped a priest and raped two women in the village on Tuesday.")
    codes = [e.code for e in acled.code(report, claims)]
    assert codes[0] == "Sexual violence"
    assert "Abduction/forced disappearance" in codes


def test_the_first_sentence_is_the_news(acled: Coder, read: Read) -> None:
    text = "Thousands of people protested in Belgrade on Tuesday. Police said that one man was arrested."
    report, claims = read(text)
    assert acled.code(report, claims)[0].code == "Peaceful protest"


def test_what_words_put_beside_the_news_weighs_less(acled: Coder, read: Read) -> None:
    report, claims = read("The two sides signed a peace agreement in Geneva despite the shelling of a village.")
    assert acled.main(report, claims) == "Agreement"


def test_a_text_without_signs_has_no_coded_event_and_is_of_the_rest_class(acled: Coder, read: Read) -> None:
    report, claims = read("The orchard was in bloom.")
    assert acled.code(report, claims) == []
    assert acled.main(report, claims) == "Other"


def test_background_is_not_known_without_a_day(acled: Coder, read: Read) -> None:
    report, claims = read("A car bomb killed nine people in Mosul in March 2015.")
    (dated,) = {e.told for e in acled.code(report, claims) if e.code == "Remote explosive/landmine/IED"}
    (undated,) = {e.told for e in acled.code(report, claims, dated=False) if e.code == "Remote explosive/landmine/IED"}
    assert (dated, undated) == ("not told as happened", "happened")


def test_an_act_of_speech_stands_above_the_deed_that_it_speaks_of(plover: Coder, read: Read) -> None:
    report, claims = read("Syria threatened to shell the Turkish border posts.")
    main = plover.code(report, claims)[0]
    assert (main.code, main.source) == ("THREATEN", ("Syria",))


def test_who_acts_and_on_whom_come_from_the_claims_roles(plover: Coder, read: Read) -> None:
    report, claims = read("Turkish police arrested 14 students in Ankara on Tuesday.")
    main = plover.code(report, claims)[0]
    assert main.code == "COERCE"
    assert "police" in main.source[0]
    assert any("students" in words for words in main.target)


@pytest.mark.parametrize("scheme", ["acled", "plover"])
def test_each_sentence_has_a_code_at_most_once(scheme: str, lexicon: Lexicon, read: Read) -> None:
    report, claims = read(f"{BOMB} Protesters hurled stones at the police. France expelled two Syrian diplomats.")
    coded = Coder(lexicon, scheme).code(report, claims)
    keys = [(e.sentence, e.code) for e in coded]
    assert len(keys) == len(set(keys))
    assert {e.sentence for e in coded} == {0, 1, 2}
