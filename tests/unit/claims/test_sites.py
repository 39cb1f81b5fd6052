"""The places of a report: what is a place, and what a later claim takes from those told before."""

from __future__ import annotations

import pytest
from tests.unit.claims.parsed import parsed
from tests.unit.claims.reader import DAY, Reader

from firsthand.claims.report import Report
from firsthand.claims.sites import Sites, in_longer_name, weights
from firsthand.documents.build import build
from firsthand.model import Basis, Claim, Span
from firsthand.places import find


def sites(reader: Reader, text: str) -> Sites:
    document = build(text, published=DAY, published_basis="given", publisher=None, language="en")
    report = Report.open(document, reader.lexicon, reader.extractor.parser)
    theatre = reader.lexicon.theatre_of(text, DAY.year)
    return Sites.of(report, reader.gazetteer, theatre, range(len(report.sentences)))


def only(reader: Reader, text: str, type_: str) -> list[tuple[str, str | None]]:
    return [(m.text, m.name) for m in reader.claim(text, type_).place]


def test_a_dateline_is_where_it_was_written_not_where_it_happened(reader: Reader) -> None:
    found = sites(reader, "DAMASCUS (Reuters) - Troops captured Tafas in Syria.")
    assert [w.name for w in found.by_sentence[0]] == ["Tafas", "Syria"]
    assert found.dateline is not None
    assert found.dateline.name == "Damascus"


def test_a_short_acronym_is_no_town(reader: Reader) -> None:
    text = "Rebels fired a TOW missile in Tafas."
    found = sites(reader, text)
    assert [w.name for w in found.words(parsed(text), [])] == ["Tafas"]


def test_a_capital_that_speaks_is_a_government(reader: Reader) -> None:
    claim = reader.claim("Damascus said on Friday that the army had captured Tafas.", "capture")
    assert [m.name for m in claim.place] == ["Tafas"]


def test_a_claim_without_a_place_takes_the_one_told_before_as_context(reader: Reader) -> None:
    claims = reader.claims("Syrian rebels captured Tafas. Six soldiers were killed.", "casualties")
    (place,) = claims[0].place
    assert (place.name, place.basis) == ("Tafas", Basis.CONTEXT)


def test_denials_and_threats_happen_nowhere_in_particular(reader: Reader) -> None:
    assert reader.claim("Rebels in Syria captured Tafas. Russia denied the report.", "denial").place == ()


def test_place_words_inside_a_persons_name_are_none() -> None:
    sentence = parsed("Commander Nawa Karim Haddad spoke.")
    from firsthand.places import PlaceWords

    words = PlaceWords(10, 14, "Nawa", "Nawa", None)
    assert in_longer_name(words, sentence)


def test_words_move_with_their_sentence(reader: Reader) -> None:
    (words,) = find("Troops left Tafas.", reader.gazetteer)
    assert (words.moved(100).start, words.moved(100).end) == (words.start + 100, words.end + 100)


def test_the_first_country_of_a_theatre_draws_names_most(reader: Reader) -> None:
    theatre = reader.lexicon.theatre_of("Rebels in Daraa, Syria, fought the Syrian army near Damascus.", DAY.year)
    drawn = weights(theatre)
    assert drawn["SY"] == 1.0
    assert max(v for iso, v in drawn.items() if iso != "SY") < 1.0
    assert weights(None) == {}


@pytest.mark.parametrize("text", ["Syrian rebels captured Tafas on Friday. Warplanes later bombed the town."])
def test_every_place_quotes_the_text(reader: Reader, text: str) -> None:
    claims: list[Claim] = reader.claims(text)
    for mention in (m for c in claims for m in c.place if m.start is not None):
        assert text[mention.start : mention.end] == mention.text


def test_the_middle_of_a_town_puts_later_claims_in_the_town(reader: Reader) -> None:
    text = "Rebels walked into the centre of Tafas. Shops have been looted. Four people were killed in the town."
    names = [[m.name for m in c.place] for c in reader.claims(text, "looting", "casualties")]
    assert names == [["Tafas"], ["Tafas"]]


def test_a_place_that_a_person_is_called_after_is_no_landmark(reader: Reader) -> None:
    text = "Commander Karim Nawa spoke in Syria. The army later captured the town."
    (place,) = reader.claim(text, "capture").place
    assert place.name != "Nawa"


@pytest.mark.parametrize("words", ["Greater Qwrtz", "Qwrtzhabad"])
def test_a_name_that_sounds_like_nothing_stays_unknown(reader: Reader, words: str) -> None:
    found = sites(reader, f"Troops in Syria clashed in {words}.")
    mention = found.named(Span(start=26, end=26 + len(words), text=words))
    assert mention.lat is None
    assert mention.unresolved is not None


def test_a_name_told_elsewhere_is_the_same_place(reader: Reader) -> None:
    found = sites(reader, "Troops in Syria clashed in Tafas. Greater Tafas is held by rebels.")
    mention = found.named(Span(start=34, end=47, text="Greater Tafas"))
    assert (mention.name, mention.text) == ("Tafas", "Greater Tafas")
