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
        ("Men of JNIM burned a post near Djibo", "burkina-faso"),
        ("The TPLF and Eritrean troops fought near Adigrat", "ethiopia"),
        ("An ELN front held up a bus in Arauca", "colombia"),
    ],
)
def test_a_report_is_about_the_conflict_that_its_names_point_to(lexicon: Lexicon, text: str, theatre: str) -> None:
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


@pytest.mark.parametrize(
    ("theatre", "phrase", "by_year"),
    [
        ("libya", "the government", {2017: "libya-gna", 2023: "libya-gnu"}),
        ("mali", "tuareg rebels", {2012: "mnla", 2019: "cma-mali", 2025: "azawad-liberation-front"}),
        ("afghanistan", "the army", {2015: "afghanistan-forces", 2023: "taliban"}),
        ("iraq", "the coalition", {2005: "multi-national-force-iraq", 2016: "global-coalition"}),
        ("dr-congo", "the rebels", {2008: "cndp", 2017: None, 2024: "m23"}),
        ("somalia", "peacekeepers", {2012: "amisom", 2023: "atmis", 2025: "aussom"}),
        ("syria", "the army", {2016: "syrian-arab-army", 2025: "syria-new-army"}),
        ("colombia", "the rebels", {2003: "farc", 2024: "eln"}),
    ],
)
def test_generic_words_mean_who_they_meant_in_that_year(
    lexicon: Lexicon, theatre: str, phrase: str, by_year: dict[int, str | None]
) -> None:
    told = {}
    for year in by_year:
        hit = lexicon.generic(phrase, lexicon.theatres[theatre].at(year), year)
        told[year] = hit.id if hit else None
    assert told == by_year


def test_whoever_was_not_there_is_not_meant(lexicon: Lexicon) -> None:
    hit = lexicon.generic("the junta", lexicon.theatres["niger"], 2021)
    assert hit is not None and hit.id is None
    assert hit.unresolved is not None and "2021" in hit.unresolved


def test_a_key_word_counts_as_a_word_of_its_own(lexicon: Lexicon) -> None:
    assert lexicon.theatre_of("Mosquitoes swarmed over the lake.", 2024) is None
    found = lexicon.theatre_of("Shots were heard in Quito.", 2024)
    assert found is not None and found.id == "ecuador"


def test_the_same_year_gives_the_same_record(lexicon: Lexicon) -> None:
    text = "Haftar's men shelled Tripoli."
    assert lexicon.theatre_of(text, 2019) is lexicon.theatre_of(text, 2019)
