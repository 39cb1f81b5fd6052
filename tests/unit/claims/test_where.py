"""Where a claim happened: its own place first, then locative phrases outward."""

from __future__ import annotations

import pytest
from tests.unit.claims.reader import Reader

from firsthand.claims.where import definites, in_sentence, place_words, unknown_names


def places(reader: Reader, text: str, type_: str) -> list[str]:
    words = reader.words(text)
    (draft,) = [d for d in reader.drafts(text) if d.type == type_]
    return [w.name for w in place_words(draft, words)]


@pytest.mark.parametrize(
    ("text", "type_", "names"),
    [
        ("The army captured Tafas.", "capture", ["Tafas"]),
        ("Rebels captured Saida, Ghasm and al-Jizah.", "capture", ["Saida", "Ghasm", "al-Jizah"]),
        ("The army captured eight villages, including Saida and Tafas.", "capture", ["Saida", "Tafas"]),
        ("The army and rebels clashed near Tafas.", "clash", ["Tafas"]),
        ("Troops shelled rebels near Ngala in Borno State.", "shelling", ["Ngala"]),
        ("The army left its camp in Tafas.", "withdraw", ["Tafas"]),
        ("Rebels captured Tafas, a town in southern Syria.", "capture", ["Tafas"]),
        ("Rebels besieged the provincial capital, Daraa.", "siege", ["Daraa"]),
        ("The army killed six farmers near Tafas in Daraa province.", "casualties", ["Tafas"]),
    ],
)
def test_a_claim_takes_these_places(reader: Reader, text: str, type_: str, names: list[str]) -> None:
    assert places(reader, text, type_) == names


def test_whose_control_it_is_puts_nothing_there(reader: Reader) -> None:
    assert places(reader, "Tafas is under the control of Damascus.", "control_statement") == ["Tafas"]


def test_a_name_that_no_list_knows_is_still_where_it_was(reader: Reader) -> None:
    text = "Troops clashed in Qwrtzhabad."
    words = reader.words(text)
    words.places = []
    (draft,) = [d for d in reader.drafts(text) if d.type == "clash"]
    assert [p.head.text for p in unknown_names(draft, words)] == ["Qwrtzhabad"]


def test_the_nearest_place_of_the_sentence_stands_in(reader: Reader) -> None:
    text = "Soldiers who had left Saida were shelled by rebels, and families fled to Tafas."
    words = reader.words(text)
    draft = reader.draft(text, "shelling")
    assert len(in_sentence(draft, words)) == 1


def test_a_part_of_the_town_at_hand_is_where_it_was(reader: Reader) -> None:
    text = "Rebels shelled a bank in the city centre."
    words, draft = reader.words(text), reader.draft(text, "shelling")
    assert [p.head.text for p in definites(draft, words)] == ["centre"]
