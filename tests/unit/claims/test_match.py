"""Frames against sentences: which type a wording tells, and who stands in its roles."""

from __future__ import annotations

import pytest
from tests.unit.claims.reader import Reader, heads


@pytest.mark.parametrize(
    ("text", "type_", "roles"),
    [
        ("The army captured the village.", "capture", {"actor": ["army"], "place": ["village"]}),
        ("The village was captured by the army.", "capture", {"actor": ["army"], "place": ["village"]}),
        ("Soldiers retaking the crossing raised a flag.", "capture", {"actor": ["Soldiers"], "place": ["crossing"]}),
        ("The army took full control of the valley.", "capture", {"actor": ["army"], "place": ["valley"]}),
        ("Tafas is in the army's hands.", "control_statement", {"holder": ["army"], "place": ["Tafas"]}),
        ("The crossing is under rebel control.", "control_statement", {"holder": ["rebel"], "place": ["crossing"]}),
        ("Rebel-held Tafas slept.", "control_statement", {"holder": ["Rebel"], "place": ["Tafas"]}),
        (
            "Rebels handed the town over to the army.",
            "handover",
            {"actor": ["Rebels"], "place": ["town"], "recipient": ["army"]},
        ),
        (
            "The army launched an offensive against rebels.",
            "offensive",
            {"actor": ["army"], "opponent": ["rebels"]},
        ),
        ("The shelling of Tafas by the army went on.", "shelling", {"actor": ["army"], "place": ["Tafas"]}),
        ("The militia was accused of shelling Tafas.", "shelling", {"actor": ["militia"], "place": ["Tafas"]}),
        ("The army and rebels clashed near Tafas.", "clash", {"actor": ["army", "rebels"]}),
        ("The displaced returned to Tafas.", "return", {"people": ["displaced"], "destination": ["Tafas"]}),
        ("Tafas could fall within days.", "forecast", {"proposition": ["fall"]}),
    ],
)
def test_a_wording_tells_a_type_with_its_roles(
    reader: Reader, text: str, type_: str, roles: dict[str, list[str]]
) -> None:
    assert heads(reader.draft(text, type_)) == roles


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A film captures the mood of the town.", "capture"),
        ("Captured soldiers were seen in Tafas.", "capture"),
        ("Fighters took part in the talks.", "capture"),
        ("The report could not be verified.", "forecast"),
        ("The rebels may have left.", "forecast"),
        ("A rebel-held area lies to the east.", "control_statement"),
    ],
)
def test_a_wording_that_only_looks_like_it_tells_nothing(reader: Reader, text: str, type_: str) -> None:
    assert [d.type for d in reader.drafts(text) if d.type == type_] == []


def test_a_phrasal_verb_is_quoted_with_its_particle(reader: Reader) -> None:
    draft = reader.draft("Rebels handed the town over to the army.", "handover")
    assert (draft.first.text, draft.last.text) == ("handed", "over")


def test_one_sentence_may_tell_several_things(reader: Reader) -> None:
    found = reader.drafts("Rebels, who seized Tafas last week, shelled the army.")
    assert [d.type for d in found] == ["capture", "shelling"]
    assert all(heads(d)["actor"] == ["Rebels"] for d in found)


def test_a_clause_of_time_with_a_subject_is_active(reader: Reader) -> None:
    draft = reader.draft("The army took over the town on Friday after militias left for Iraq.", "withdraw")
    assert [p.head.text for p in draft.roles["actor"]] == ["militias"]


def test_who_is_able_to_do_it_does_it(reader: Reader) -> None:
    draft = reader.draft("Aid workers were able to enter the town.", "aid_access")
    assert [p.head.text for p in draft.roles["thing"]] == ["workers"]


def test_what_somebody_says_of_others_is_his_charge(reader: Reader) -> None:
    claim = reader.claim("The minister said the rebels were behind the attack.", "accusation")
    assert [m.text for m in claim.role("target")] == ["the rebels"]
    assert [m.text for m in claim.role("actor")] == ["The minister"]
    assert reader.claims("The rebels were behind the attack.", "accusation") == []
