"""The tables that ship, on sentences of our own about happenings that never were."""

from __future__ import annotations

import pytest

from firsthand.learned.participants import Reader, participants
from firsthand.model import FirsthandError

KIDNAPPED = (
    "Armed guerrillas of the Tupac Front yesterday kidnapped the engineer Rafael Ordonez Luna near the town of "
    "Quilla, police reported. Two weeks ago the same group had threatened the mining company. "
    "The family of Ordonez asked the kidnappers to respect his life."
)
BOMBED = (
    "A car bomb exploded this morning in front of the Ministry of Ports in the capital. The blast damaged the "
    "building and two parked buses. Police blamed the People's Liberation Movement for the terrorist attack."
)
QUIET = "The two ministers signed a fishing treaty on Tuesday and said that trade in tuna would grow next year."


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.open()


def names(incidents, *roles):
    return {p.span.text for i in incidents for p in i.role(*roles)}


def test_a_kidnapping_is_told_with_its_victim(reader):
    found = [i for i in reader.incidents(KIDNAPPED) if i.type == "kidnapping"]
    assert found
    assert any("Ordonez" in name for name in names(found, "victim"))


def test_a_bombing_is_told_with_its_weapon_and_target(reader):
    found = [i for i in reader.incidents(BOMBED) if i.type == "bombing"]
    assert found
    assert any("bomb" in name for name in names(found, "weapon"))
    assert names(found, "target")


def test_a_report_without_violence_tells_of_no_incident(reader):
    assert reader.incidents(QUIET) == ()


def test_a_text_without_words_tells_of_nothing(reader):
    assert reader.incidents(" \n") == ()


@pytest.mark.parametrize("text", [KIDNAPPED, BOMBED, BOMBED.upper()])
def test_every_span_quotes_the_text_and_the_shown_name_is_a_mention(reader, text):
    found = reader.incidents(text)
    assert found
    for participant in (p for i in found for p in i.participants):
        assert participant.span in participant.mentions
        assert all(text[m.start : m.end] == m.text for m in participant.mentions)


def test_case_changes_nothing(reader):
    def told(text):
        return [(i.type, [(p.role, p.span.start) for p in i.participants]) for i in reader.incidents(text)]

    assert told(BOMBED) == told(BOMBED.lower()) == told(BOMBED.upper())


def test_the_same_text_always_gets_the_same_answer(reader):
    assert participants(KIDNAPPED) == reader.incidents(KIDNAPPED)


def test_a_text_of_many_windows_is_read_to_its_end(reader):
    long = f"{QUIET} " * 60 + KIDNAPPED
    marks = reader.verdicts(long).seen
    assert len(marks.words) == len(marks.marks)
    assert marks.words[-1].end == len(long)
    assert (marks.marks.sum(axis=-1) > 0.99).all()


def test_missing_tables_are_named_with_the_remedy(tmp_path):
    with pytest.raises(FirsthandError, match=r"card\.json.*training/README\.md"):
        Reader.open(tmp_path)
