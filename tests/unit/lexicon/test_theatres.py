import pytest

from firsthand.lexicon import Lexicon


@pytest.mark.parametrize(
    ("text", "theatre"),
    [
        ("Fighters of Ahrar al-Sham shelled a post of the Syrian army", "syria"),
        ("Shells fell on Kharkiv, the governor said; Russian troops stood at the border", "ukraine"),
        ("RSF fighters entered a market in El Fasher", "sudan"),
        ("The FARDC and M23 fought for a hill in Masisi", "dr-congo"),
        ("Houthi forces fired on a tanker, CENTCOM said", "yemen"),
        ("The Arakan Army took a camp from the Myanmar military", "myanmar"),
        ("Al-Shabaab men raided a base in Hiran", "somalia"),
        ("Men of JNIM burned a post near Djibo", "mali"),
        ("The TPLF and Eritrean troops fought near Adigrat", "ethiopia"),
        ("An ELN front held up a bus in Arauca", "colombia"),
    ],
)
def test_a_report_is_about_the_conflict_that_its_names_point_to(
    lexicon: Lexicon, text: str, theatre: str
) -> None:
    found = lexicon.theatre_of(text)
    assert found is not None
    assert found.id == theatre


@pytest.mark.parametrize(
    ("text", "theatre"),
    [
        ("The Russian defence ministry said families went home to Daraa, its Reconciliation Centre said.", "syria"),
        ("The Russian defence ministry said its forces had taken a village near Donetsk.", "ukraine"),
        ("The Turkish defence ministry said three of its soldiers had been killed near Idlib.", "syria"),
    ],
)
def test_the_ministry_of_a_state_that_fights_in_two_conflicts_decides_neither(
    lexicon: Lexicon, text: str, theatre: str
) -> None:
    found = lexicon.theatre_of(text, 2018)
    assert found is not None
    assert found.id == theatre


def test_places_vote_by_their_countries(lexicon: Lexicon) -> None:
    found = lexicon.theatre(countries=["SD", "SD", "TD"])
    assert found is not None
    assert found.id == "sudan"


def test_nothing_to_go_by_is_no_theatre(lexicon: Lexicon) -> None:
    assert lexicon.theatre_of("The bridge over the river was closed on Monday.") is None


def test_a_conflict_that_had_not_begun_gets_no_vote(lexicon: Lexicon) -> None:
    assert lexicon.theatre(countries=["HT"], year=1999) is None


def test_every_role_and_phrase_of_a_theatre_is_lower_case_and_known(lexicon: Lexicon) -> None:
    roles = set(lexicon.theatres["syria"].roles)
    assert {"government", "army", "rebels"} <= roles
    for theatre in lexicon.theatres.values():
        assert all(phrase == phrase.lower() for phrase in theatre.generic), theatre.id


def test_names_found_before_give_the_same_theatre(lexicon):
    text = "Rebels in Idlib fired on a village of Latakia, the Syrian army said in Damascus."
    hits = lexicon.names.find(text, 2018, countries=True)
    assert lexicon.theatre_by_hits(hits, text, 2018) == lexicon.theatre_of(text, 2018)
    assert lexicon.theatre_of(text, 2018).id == "syria"
