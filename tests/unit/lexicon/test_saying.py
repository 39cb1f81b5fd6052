"""The words of saying are found by every form they take."""

from __future__ import annotations

import pytest

from firsthand.lexicon.saying import load_saying


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("said", "say"),
        ("told", "tell"),
        ("denies", "deny"),
        ("vowed", "vow"),
        ("hearing", "hear"),
        ("wrote", "write"),
    ],
)
def test_a_form_leads_to_its_lemma(form: str, lemma: str) -> None:
    assert lemma in {e.lemma for e in load_saying().verbs[form]}


def test_every_force_that_holds_another_claim_is_there() -> None:
    forces = {e.force for entries in load_saying().verbs.values() for e in entries}
    assert forces >= {
        "say",
        "claim",
        "confirm",
        "deny",
        "warn",
        "admit",
        "accuse",
        "demand",
        "order",
        "promise",
        "predict",
    }


def test_a_phrasal_cue_keeps_its_particles() -> None:
    assert ("for",) in {e.particles for e in load_saying().verbs["called"]}


def test_verbs_come_in_breadth() -> None:
    assert len({e.lemma for entries in load_saying().verbs.values() for e in entries}) > 300
