from firsthand.ledgers.control.holders import HolderTable
from firsthand.lexicon.figures import holder_theatres
from firsthand.lexicon.lexicon import Lexicon

LEXICON = Lexicon.load()
TABLE = HolderTable(holder_theatres(), LEXICON.ancestors)


def test_every_holder_and_member_is_in_the_lexicon() -> None:
    ids = {i for t in holder_theatres() for h in t.holder for i in (h.id, *h.members)}
    assert {i for i in ids if i not in LEXICON.actors} == set()


def test_a_unit_holds_for_its_side() -> None:
    assert TABLE.of("tiger-forces", "SY", "SY-DR") == "syria-government"
    assert TABLE.of("shabab-al-sunna", "SY", "SY-DR") == "southern-front"
    assert TABLE.of("shabab-al-sunna", "SY", "SY-ID") == "syria-opposition"
    assert TABLE.of("azov-brigade", "UA", None) == "ukraine"


def test_a_backer_holds_no_ground_abroad() -> None:
    assert TABLE.of("russia-military-police", "SY", "SY-DR") is None
    assert TABLE.of("syrian-arab-army+russia-forces", "SY", "SY-DR") == "syria-government"


def test_where_no_holders_are_listed_a_unit_counts_for_what_it_is_part_of() -> None:
    assert TABLE.of("some-brigade-nobody-lists", "XX", None) == "some-brigade-nobody-lists"
    assert TABLE.of("tiger-forces", "XX", None) == LEXICON.ancestors("tiger-forces")[-1]
