"""What a frame asks beyond its slots."""

from __future__ import annotations

import pytest
from tests.unit.claims.parsed import parsed, word
from tests.unit.claims.reader import Reader

from firsthand.claims.fit import clause_phrase


def types(reader: Reader, text: str) -> list[str]:
    return [d.type for d in reader.drafts(text)]


@pytest.mark.parametrize(
    ("told", "not_told", "type_"),
    [
        # a required role must be filled by its class
        ("Rebels broke the ceasefire.", "Rebels broke the window.", "agreement_violation"),
        # an event noun must happen, not only be named
        ("Rebels signed a ceasefire with Russia.", "Families returned under the ceasefire.", "agreement"),
        # who captures must be able to hold ground
        ("The army captures the hill.", "The painting captures the hill.", "capture"),
        # who wants others to do something demands it; who wants to do it does not
        ("The army wants rebels to leave Tafas.", "The army wants to leave Tafas.", "demand"),
        # a noun that only points back at what is known tells nothing new
        ("Fighting raged in Nawa.", "The fighting has killed thousands.", "clash"),
        ("Troops retreated from Nawa.", "The report says that any withdrawal must be verified.", "withdraw"),
        ("The army granted them safe passage.", "In return for safe passage they gave up Nawa.", "evacuation"),
        # a verb of going with an object is about something else
        ("Soldiers arrived in Nawa.", "Soldiers are moving a piano out.", "deployment"),
        # a purpose has killed nobody
        ("The operation killed 12 fighters.", "The operation to kill fighters failed.", "casualties"),
        # going counts as evacuation where somebody is told to go
        ("The mayor told residents to leave the town.", "The mayor saw residents leave the room.", "evacuation"),
        # states of places that nobody names place nothing
        ("Nawa, held by rebels, was calm.", "They fled to areas held by rebels.", "control_statement"),
        # stressing what is not so denies it, asking for what should be demands it
        ("The army insisted it had not shelled Tafas.", "The army insisted it had shelled Tafas.", "denial"),
        ("The army insisted that it had not shelled Tafas.", "It insisted Tafas could not be shelled.", "denial"),
        ("Rebels insisted that the army leave Tafas.", "Rebels insisted that the army had left Tafas.", "demand"),
        # what somebody will do is held out; how he will do it is a question
        ("Iran said it would retaliate.", "Iran has not said how it would retaliate.", "threat"),
        ("It will attack Tafas if fired on.", "It attacked Tafas when fired on.", "threat"),
        # what is still to come may be foreseen without a tense
        ("Analysts expect the town to fall.", "Analysts expect that the town fell.", "forecast"),
        # a mine's toll is a blast of its own where no blast has been told
        ("A landmine killed two farmers.", "Two farmers killed a goat.", "bombing"),
        # one's own weapons are given up, another's are supplied
        ("Fighters handed their rifles to the army.", "Iran handed rifles to the army.", "arms_surrendered"),
        # what makes a load aid is what it carries
        ("Trucks of flour reached Nawa.", "Trucks of gravel reached Nawa.", "aid_access"),
        # what lies ahead is foreseen, what is past is told
        ("Observers fear that the town will fall.", "Observers fear that the town has fallen.", "forecast"),
    ],
)
def test_the_first_tells_it_and_the_second_does_not(reader: Reader, told: str, not_told: str, type_: str) -> None:
    assert type_ in types(reader, told)
    assert type_ not in types(reader, not_told)


def test_the_frame_with_more_filled_roles_wins(reader: Reader) -> None:
    full = reader.draft("Rebels handed the town over to the army.", "handover")
    part = reader.draft("Rebels handed over the town.", "handover")
    assert full.score > part.score


def test_a_clause_is_quoted_without_its_conjunction_and_full_stop() -> None:
    sentence = parsed("He said that troops left.")
    phrase = clause_phrase(word(sentence, "left"))
    assert sentence.span(phrase.first, phrase.last).text == "troops left"
    assert "clause" in phrase.classes


def test_a_thought_is_a_forecast_only_if_its_own_verb_lies_ahead(reader: Reader) -> None:
    assert "forecast" in types(reader, "The envoy thinks that the town will fall.")
    assert "forecast" not in types(reader, "The envoy thinks that the plan is right, as the rebels said it would be.")
