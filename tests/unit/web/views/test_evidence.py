from __future__ import annotations

from firsthand.model import Event
from firsthand.web.asked import Asked
from firsthand.web.views.evidence import Ticks, figure, heart, quotes, ticks


def taken(asked: Asked) -> Event:
    return next(e for e in asked.world.events(asked.known) if e.type == "capture")


def test_a_copy_is_a_hollow_tick_and_a_denial_one_against(asked: Asked) -> None:
    event = taken(asked)
    found = ticks(event, asked.world.claims(asked.known, ids=event.claims))
    assert (found.independent, found.copies, found.against) == (2, 1, 1)
    assert found.word == "contradicted"
    assert found.label == "2 independent sources, 1 copy, 1 against"


def test_words_for_ticks() -> None:
    assert Ticks(2, 0, 0).word == "corroborated"
    assert Ticks(1, 3, 0).word == "one source"
    assert Ticks(0, 0, 1).word == "denied"
    assert Ticks(0, 0, 0).word == "no source for it"
    assert Ticks(5, 4, 0).too_many


def test_a_quote_marks_its_words_and_names_its_voices(asked: Asked) -> None:
    event = taken(asked)
    said = quotes(asked, event.claims, event)
    army = next(q for q in said if q.outlet == "SANA")
    assert army.marked == "Army units took the Nassib crossing"
    assert army.before + army.marked + army.after == (
        "Army units took the Nassib crossing on Friday, a military source said."
    )
    assert army.voices == "SANA, citing a military source"
    assert said[-1].against and said[-1].outlet == "Syria Direct"
    assert army.href.endswith(f"#{army.claim}")


def test_the_heart_of_a_claim_lies_in_its_sentence(asked: Asked) -> None:
    for claim in asked.world.claims():
        start, end = heart(claim)
        assert claim.sentence.start <= start < end <= claim.sentence.end


def test_the_figure_of_the_scale_follows_chance_and_voices(asked: Asked) -> None:
    event = taken(asked)
    sure = event.model_copy(update={"probability": 0.97})
    alone = sure.model_copy(update={"witnesses": sure.witnesses[:1]})
    assert [figure(e) for e in (sure, alone, event.model_copy(update={"probability": 0.1}), None)] == [
        1,
        2,
        5,
        6,
    ]
