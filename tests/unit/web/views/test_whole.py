"""Parts of a happening, and voices that changed their story."""

from __future__ import annotations

from datetime import date

import pytest

from firsthand.model import Event, Turn
from firsthand.web.asked import Asked
from firsthand.web.views.event_page import event_page
from firsthand.web.views.whole import changed, related, value_label


def capture(asked: Asked) -> Event:
    return next(e for e in asked.world.events(asked.known) if e.type == "capture")


def test_a_part_names_its_whole_and_the_whole_its_parts(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = capture(asked)
    other = next(e for e in asked.world.events(asked.known) if e.id != whole.id)
    part = other.model_copy(update={"part_of": whole.id})
    monkeypatch.setattr(type(asked.world), "events", lambda self, known=None: (whole, part))
    assert [(r.relation, whole.id in r.href) for r in related(asked, part)] == [("Part of", True)]
    assert [(r.relation, part.id in r.href) for r in related(asked, whole)] == [("Its part", True)]


def test_an_event_bound_by_rule_says_why(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = next(e for e in asked.world.events(asked.known) if e.type == "capture" and e.place and e.field("holder"))
    held = whole.model_copy(update={"id": "e-held", "type": "control_statement", "part_of": None})
    monkeypatch.setattr(type(asked.world), "events", lambda self, known=None: (whole, held))
    (of,) = related(asked, held)
    assert (of.relation, whole.id in of.href) == ("Part of", True)
    assert of.why
    assert of.why.startswith("tells who holds the place since it changed hands")
    assert [(r.relation, r.why) for r in related(asked, whole)] == [("Its part", of.why)]


def test_a_whole_that_is_not_known_yet_is_left_out(asked: Asked) -> None:
    assert related(asked, capture(asked).model_copy(update={"id": "e-alone", "part_of": "e-unheard-of"})) == []


def test_a_voice_that_changed_its_story_is_named_with_both_values(asked: Asked) -> None:
    event = capture(asked)
    witness = event.witnesses[0]
    turn = Turn(
        voice=witness.root, field="when", before="2018-07-05/2018-07-05", after="2018-07-06/2018-07-06",
        claims=(witness.claims[0], witness.claims[0]), on=date(2018, 7, 7),
    )  # fmt: skip
    view = event_page(asked, event.id)
    said = {q.claim: q for q in view.claims}
    (told,) = changed(asked, event.model_copy(update={"turns": (turn,)}), said)
    assert (told.voice, told.on) == (witness.name, date(2018, 7, 7))
    assert told.before != told.after
    assert told.href == said[witness.claims[0]].href


def test_values_are_told_in_words(asked: Asked) -> None:
    assert "2018" not in value_label(asked, "actor", "x", "syrian-arab-army")
    assert value_label(asked, "count:killed", "at least 4", "4.. person") == "at least 4"
    assert value_label(asked, "when", "x", "2018-07-06/2018-07-06") != "x"
