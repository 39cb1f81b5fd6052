import pytest

from firsthand.lexicon import Lexicon


@pytest.mark.parametrize(
    ("theatre", "voice", "party"),
    [
        ("syria", "a rebel spokesman", "syria-opposition"),
        ("syria", "military officials", "syrian-arab-army"),
        ("syria", "state media", "syria-government"),
        ("syria", "the defence ministry", "syria-ministry-of-defence"),
        ("syria", "SANA", "syria-government"),
        ("syria", "the Russian defence ministry", "russia-ministry-of-defence"),
        ("syria", "Ibrahim Jabawi", "southern-central-operations-room"),
        ("ukraine", "Igor Konashenkov", "russia-ministry-of-defence"),
        ("ukraine", "the Russian-installed governor", "russia-forces"),
        ("israel-palestine", "the health ministry", "gaza-ministry-of-health"),
        ("dr-congo", "M23 spokesman Willy Ngoma", "m23"),
        ("dr-congo", "an army spokesman", "fardc"),
        ("sudan", "an RSF adviser", "rapid-support-forces"),
        ("lebanon", "Hezbollah lawmaker Anna Example", "hezbollah"),
        ("ukraine", "regional governor Oleh Syniehubov", "ukraine"),
    ],
)
def test_parties_have_a_stake(lexicon: Lexicon, theatre: str, voice: str, party: str) -> None:
    profile = lexicon.sources.of(voice, lexicon.theatres[theatre])
    assert profile.stake
    assert profile.party == party
    assert profile.grade in "DE"


@pytest.mark.parametrize(
    "voice",
    [
        "a resident",
        "medics",
        "activists",
        "a monitoring group",
        "an aid worker",
        "the local council",
        "the governor",
        "Reuters",
        "the Syrian Observatory for Human Rights",
        "Rami Abdulrahman",
        "the United Nations",
        "a UN official",
        "a doctor at a hospital held by Hezbollah",
        "Xinhua",
        "the Jordanian foreign minister",
        "the White Helmets",
    ],
)
def test_bystanders_and_onlookers_have_none(lexicon: Lexicon, voice: str) -> None:
    assert not lexicon.sources.of(voice, lexicon.theatres["syria"]).stake


def test_a_name_that_nobody_knows_cannot_be_judged(lexicon: Lexicon) -> None:
    profile = lexicon.sources.of("Anna Example")
    assert (profile.grade, profile.id, profile.stake, profile.rule) == ("F", None, False, "unknown")


def test_an_id_gives_its_own_profile(lexicon: Lexicon) -> None:
    assert lexicon.sources.of("reuters").rule == "outlet"
    assert lexicon.sources.of("syrian-state-media").root == "sana"
