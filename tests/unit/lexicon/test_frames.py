"""Frame files: compiled with all forms, and refused with file and entry where they break their schema."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from firsthand.lexicon import frames as compiled
from firsthand.lexicon.files import read_toml
from firsthand.lexicon.frames import carrying_verbs, load_frames, noun_classes, terms, transparent_nouns
from firsthand.model import ClaimType, LexiconError

SOUND: dict[str, Any] = {
    "type": "capture", "family": "ground", "title": "Captured", "roles": ["actor", "place"], "source": "editor",
    "codes": {}, "frame": [{"verb": "seize", "slots": {"subject": "actor!: actor"}}],
}  # fmt: skip


def test_every_claim_type_has_its_file() -> None:
    assert set(load_frames().types) == set(get_args(ClaimType))


def test_triggers_stand_under_all_their_forms() -> None:
    index = load_frames()
    for form in ("capture", "captures", "captured", "capturing"):
        assert any(t.frame.type == "capture" for t in index.verbs[form])
    assert any(t.frame.type == "shelling" for t in index.nouns["shelling"])
    assert {"captured", "shelling"} <= index.heads


def test_a_trigger_of_several_words_knows_the_rest() -> None:
    rests = {t.rest for t in load_frames().verbs["besieged"]} | {t.rest for t in load_frames().verbs["laid"]}
    assert {(), ("siege", "to")} <= rests


def test_a_phrasal_or_common_verb_does_not_open_the_gate_alone() -> None:
    index = load_frames()
    assert "besieged" in index.strong
    assert "laid" in index.weak and "laid" not in index.strong


def test_an_underscore_joins_the_words_of_a_term() -> None:
    assert terms("seize pull_out_of") == ["seize", "pull out of"]


def test_traits_of_types_are_those_of_their_files() -> None:
    types = load_frames().types
    assert types["capture"].strict_subject and not types["casualties"].strict_subject
    assert types["denial"].holds_content
    assert set(types["agreement_end"].swallows) == {"agreement", "negotiation"}
    assert types["displacement"].moves_people and types["displacement"].merges
    assert types["shelling"].target_is_place and types["agreement_violation"].breaks_deal


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"type": "tea_party"}, "no such claim type: 'tea_party'"),
        ({"swallows": ["tea_party"]}, "swallows: no such claim type"),
        ({"frame": [{"verb": "seize", "noun": "seizure"}]}, "a frame has one of"),
        ({"frame": [{"slots": {}}]}, "a frame has one of"),
        ({"frame": [{"verb": "seize", "slots": {"subject": ": actor"}}]}, "slot 'subject' names no role"),
        ({"frame": [{"verb": "seize", "slotz": {}}]}, "frame.0.slotz"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_fault_is_told_with_its_file_and_entry(
    monkeypatch: pytest.MonkeyPatch, change: dict[str, Any], message: str
) -> None:
    monkeypatch.setattr(compiled, "list_data", lambda _: ["events/capture.toml"])
    monkeypatch.setattr(
        compiled, "read_toml", lambda name: {**SOUND, **change} if name.startswith("events/") else read_toml(name)
    )
    with pytest.raises(LexiconError) as caught:
        load_frames.__wrapped__()
    assert str(caught.value).startswith("events/capture.toml: ")
    assert message in str(caught.value)


def test_a_sound_file_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "list_data", lambda _: ["events/capture.toml"])
    monkeypatch.setattr(compiled, "read_toml", lambda name: SOUND if name.startswith("events/") else read_toml(name))
    index = load_frames.__wrapped__()
    (trigger,) = index.verbs["seized"]
    assert trigger.frame.required == {"actor"}
    assert trigger.frame.file.title == "Captured"


def test_nouns_have_classes_in_singular_and_plural() -> None:
    table = noun_classes()
    assert "force" in table["militant"] and "force" in table["militants"]


def test_transparent_nouns_and_carrying_verbs_have_their_forms() -> None:
    assert {"string", "strings"} <= transparent_nouns()
    assert "launched" in carrying_verbs("light")
    assert "erupted" in carrying_verbs("occur")
