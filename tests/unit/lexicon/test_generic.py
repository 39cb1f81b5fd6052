import pytest

from firsthand.lexicon import GenericHit, Lexicon


def read(lexicon: Lexicon, theatre: str | None, phrase: str) -> GenericHit | None:
    return lexicon.generic(phrase, lexicon.theatres[theatre] if theatre else None)


@pytest.mark.parametrize(
    ("theatre", "phrase", "actor"),
    [
        ("syria", "government forces", "syria-government-forces"),
        ("syria", "the rebels", "syria-opposition"),
        ("syria", "allied Syrian rebels", "syria-opposition"),
        ("syria", "rebels in the town", "syria-opposition"),
        ("syria", "the army", "syrian-arab-army"),
        ("syria", "pro-government fighters", "syria-government-forces"),
        ("syria", "Turkish-backed rebels", "syrian-national-army"),
        ("syria", "the Kurdish fighters", "syrian-democratic-forces"),
        ("syria", "U.S.-backed forces", "syrian-democratic-forces"),
        ("syria", "Damascus", "syria-government"),
        ("syria", "Syria's army", "syrian-arab-army"),
        ("ukraine", "Russian-backed separatists", "donbas-separatists"),
        ("ukraine", "the occupation forces", "russia-forces"),
        ("ukraine", "the Russian military", "russia-forces"),
        ("ukraine", "Kyiv's troops", "ukraine-forces"),
        ("ukraine", "Moscow", "russia"),
        ("ukraine", "Russian warplanes", "russia-air-force"),
        ("sudan", "paramilitaries", "rapid-support-forces"),
        ("sudan", "Khartoum", "sudan"),
        ("dr-congo", "the rebels", "m23"),
        ("dr-congo", "Rwanda-backed rebels", "m23"),
        ("dr-congo", "government soldiers", "fardc"),
        ("myanmar", "the junta", "state-administration-council"),
        ("mali", "the military", "mali-forces"),
        ("haiti", "gangs", "viv-ansanm"),
        ("colombia", "guerrillas", "eln"),
        ("chad", "the air force", "chad-air-force"),
        ("haiti", "the foreign ministry", "haiti-foreign-ministry"),
        (None, "the Ethiopian army", "ethiopia-forces"),
        (None, "Bolivian police", "bolivia-police"),
    ],
)
def test_generic_names_are_read_through_the_theatre(
    lexicon: Lexicon, theatre: str | None, phrase: str, actor: str
) -> None:
    hit = read(lexicon, theatre, phrase)
    assert hit is not None
    assert hit.id == actor
    assert hit.unresolved is None


@pytest.mark.parametrize(
    ("theatre", "phrase", "why"),
    [
        (None, "the rebels", "theatre is not known"),
        ("syria", "several thousand fighters", "no one actor"),
        ("syria", "Russian and Syrian warplanes", "several actors"),
        ("ukraine", "Colombian rebels", "outside the report's theatre"),
    ],
)
def test_what_cannot_be_told_stays_generic_and_says_why(
    lexicon: Lexicon, theatre: str | None, phrase: str, why: str
) -> None:
    hit = read(lexicon, theatre, phrase)
    assert hit is not None
    assert hit.id is None
    assert why in (hit.unresolved or "")


@pytest.mark.parametrize("phrase", ["a hospital", "the bridge", "wheat", "a school in the town"])
def test_words_that_name_no_actor_give_nothing(lexicon: Lexicon, phrase: str) -> None:
    assert read(lexicon, "syria", phrase) is None


@pytest.mark.parametrize(
    ("theatre", "phrase", "actor", "word"),
    [
        ("syria", "regime forces", "syria-government-forces", "regime"),
        ("syria", "the terrorists", "syria-opposition", "terrorists"),
        ("ukraine", "orcs", "russia-forces", "orcs"),
        ("ukraine", "the Kyiv regime", "ukraine", "kyiv regime"),
        ("lebanon", "the Zionist entity", "israel", "zionist entity"),
    ],
)
def test_party_words_become_neutral_and_are_kept_as_a_sign(
    lexicon: Lexicon, theatre: str, phrase: str, actor: str, word: str
) -> None:
    hit = read(lexicon, theatre, phrase)
    assert hit is not None
    assert hit.id == actor
    assert word in hit.slant


def test_every_country_has_a_state_and_forces_that_its_demonym_names(lexicon: Lexicon) -> None:
    for country in lexicon.countries.values():
        assert country.state in lexicon.actors
        hit = lexicon.generic(f"{country.demonyms[0]} troops", None)
        assert hit is not None, country.name
        assert hit.id in lexicon.actors, country.name
        if country.capital:
            capital = lexicon.generic(country.capital, None)
            assert capital is not None, country.capital
            assert capital.id == country.state, country.capital


@pytest.mark.parametrize("phrase", ["external forces", "rival troops", "the tribal forces", "enemy soldiers"])
def test_somebody_elses_forces_are_not_the_governments(lexicon: Lexicon, phrase: str) -> None:
    hit = read(lexicon, "dr-congo", phrase)
    assert hit is not None
    assert hit.id != "fardc"
