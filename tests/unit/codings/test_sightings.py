from tests.unit.codings.conftest import Read

from firsthand.codings.sightings import names_in, quoted, signs_in, units
from firsthand.lexicon import Lexicon
from firsthand.lexicon.codings import load_scheme

BOOK = load_scheme("acled").signs


def atoms(text: str) -> dict[str, frozenset[str]]:
    return {text[s.start : s.end]: s.atoms for s in signs_in(text, BOOK)}


def test_of_two_signs_that_overlap_the_longer_counts() -> None:
    found = atoms("He fired a rocket-propelled grenade.")
    assert "rpg" in found["rocket-propelled grenade"]
    assert not any("grenade" in names for names in found.values())


def test_signs_are_whole_words_in_any_form_and_case() -> None:
    assert "grenade" in atoms("GRENADES were thrown")["GRENADES"]
    assert atoms("The grenadier slept.") == {}


def test_the_month_is_no_march() -> None:
    assert "march" in atoms("They will march.")
    assert "March" not in atoms("It was in March.")


def test_letters_that_change_length_in_lower_case_shift_no_sign() -> None:
    text = "İstanbul: a grenade"
    (sighting,) = (s for s in signs_in(text, BOOK) if "grenade" in s.atoms)
    assert text[sighting.start : sighting.end] == "grenade"


def test_names_are_signs_of_what_kind_of_body_they_are(lexicon: Lexicon) -> None:
    text = "Al-Shabaab attacked the Kenya Defence Forces."
    kinds = {text[s.start : s.end]: s.atoms for s in names_in(text, lexicon, BOOK)}
    assert kinds == {"Al-Shabaab": {"armed_group"}, "Kenya Defence Forces": {"state_force"}}


def test_a_claim_is_sighted_at_its_trigger_with_the_signs_of_its_roles(lexicon: Lexicon, read: Read) -> None:
    report, claims = read("It rained. Soldiers captured the town of Nassib on Tuesday.")
    first, second = units(report, claims, lexicon, BOOK)
    assert not first.claims
    assert {"@capture", "@capture.actor.state_force"} <= second.atoms
    (sighting,) = (s for s in second.sightings if s.claim)
    assert report.text[sighting.start : sighting.end] == "captured"


def test_words_quote_the_report_each_place_once(lexicon: Lexicon, read: Read) -> None:
    report, claims = read("Soldiers captured the town of Nassib on Tuesday.")
    (unit,) = units(report, claims, lexicon, BOOK)
    spans = quoted(report, [*unit.sightings, *unit.sightings])
    assert len({(s.start, s.end) for s in spans}) == len(spans)
    assert all(report.text[s.start : s.end] == s.text for s in spans)
