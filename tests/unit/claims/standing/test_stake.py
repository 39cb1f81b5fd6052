"""Whether a voice gains from being believed, by the words beside its name."""

from __future__ import annotations

import pytest

from firsthand.claims.standing import Stakes
from firsthand.lexicon import Lexicon
from firsthand.model import Basis, Mention

TEXT = (
    "Hamid Nur, a military spokesman, said the hill had fallen. Captain Salim Odeh agreed. "
    "Rana Aziz, a doctor at the hospital, counted nine dead. Hamid Nur said more."
)


@pytest.fixture(scope="module")
def stakes() -> Stakes:
    return Stakes(Lexicon.load(), None, 2024, TEXT)


def _voice(words: str, nth: int = 0) -> Mention:
    start = TEXT.index(words) if nth == 0 else TEXT.index(words, TEXT.index(words) + 1)
    return Mention(start=start, end=start + len(words), text=words, basis=Basis.SAID, kind="source", name=words)


def test_what_a_name_is_explained_by_tells_its_side_and_holds_on(stakes: Stakes) -> None:
    assert stakes.of(_voice("Hamid Nur"), None)
    assert stakes.of(_voice("Hamid Nur", 1), None)


def test_a_rank_speaks_for_the_force_that_gave_it(stakes: Stakes) -> None:
    assert stakes.of(_voice("Captain Salim Odeh"), None)


def test_a_bystander_has_no_stake(stakes: Stakes) -> None:
    assert not stakes.of(_voice("Rana Aziz"), None)


def test_its_spokesman_speaks_for_whom_it_points_to(stakes: Stakes) -> None:
    said = Mention(text="its spokesman", basis=Basis.SAID, kind="source")
    assert stakes.of(said, "the rebels")


def test_a_pronoun_speaks_for_the_voice_before_it(stakes: Stakes) -> None:
    he = Mention(text="he", basis=Basis.SAID, kind="source")
    stakes.of(_voice("Captain Salim Odeh"), None)
    assert stakes.of(he, None)
    stakes.of(_voice("Rana Aziz"), None)
    assert not stakes.of(he, None)


def test_an_agency_that_only_the_credit_names_tells_in_its_own_voice(stakes: Stakes) -> None:
    agency = stakes.lexicon.names.find("Reuters", 2024)[0].ids[0]
    credit = Mention(text="Reuters", basis=Basis.CONTEXT, kind="source", id=agency, name="Reuters")
    assert stakes.of(credit, None) is None
    assert stakes.of(credit.model_copy(update={"basis": Basis.SAID}), None) is False


@pytest.mark.parametrize("words", ["a spokeswoman for Northern Command", "the government's bureau for landmines",
                                   "the movement's political bureau", "a brigade commander"])  # fmt: skip
def test_bodies_of_a_side_have_a_stake(stakes: Stakes, words: str) -> None:
    assert stakes.of(Mention(text=words, basis=Basis.SAID, kind="source"), None)
