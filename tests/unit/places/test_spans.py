import pytest

from firsthand.model import Resolved
from firsthand.places import Gazetteer, ReportContext, Resolver
from firsthand.places.spans import given


def meant(gazetteer: Gazetteer, text: str, *names: str) -> list[str | None]:
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    answers = Resolver(gazetteer).resolve(given(text, spans, gazetteer), ReportContext())
    return [a.place.id if isinstance(a, Resolved) else None for a in answers]


def test_spans_keep_their_extent_and_order(gazetteer: Gazetteer) -> None:
    text = "Snow fell in Lyon and north of Turin."
    words = given(text, [(31, 36), (13, 17)], gazetteer)
    assert [(w.start, w.end, w.text, w.form) for w in words] == [(31, 36, "Turin", "name"), (13, 17, "Lyon", "name")]


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("A mill burned in Fresno, Calif., on Monday.", "Calif.", "adm1-US-CA"),
        ("The bill of Ann Doe, R-Ohio, failed.", "Ohio", "adm1-US-OH"),
        ("Farmers in Kent, OH, wait for rain.", "OH", "adm1-US-OH"),
        ("A Peruvian ship sank.", "Peruvian", "country-PE"),
        ("A Swiss-Peruvian crew was saved.", "Peruvian", "country-PE"),
        ("European farmers met.", "European", "gn-6255148"),
    ],
)
def test_short_forms_and_peoples_mean_their_place(gazetteer: Gazetteer, text: str, name: str, place: str) -> None:
    assert meant(gazetteer, text, name) == [place]


def test_a_state_after_a_comma_decides_between_towns_of_one_name(gazetteer: Gazetteer) -> None:
    text = "He drove from Athens, Ala., to the coast."
    town, state = meant(gazetteer, text, "Athens", "Ala.")
    assert town is not None and gazetteer.place(town).admin1 == "US-AL" and state == "adm1-US-AL"


def test_a_span_that_no_layer_knows_is_left_open(gazetteer: Gazetteer) -> None:
    assert meant(gazetteer, "They camped at Quobblewick.", "Quobblewick") == [None]
