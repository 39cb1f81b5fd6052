from collections import Counter
from pathlib import Path

import pytest

from firsthand.lexicon import Lexicon
from firsthand.lexicon.files import read_toml
from firsthand.model import LexiconError
from firsthand.text.inflect import verb_forms


def test_the_lexicon_is_broad(lexicon: Lexicon) -> None:
    listed = [a for a in lexicon.actors.values() if a.names]
    assert len(listed) >= 600
    assert len(lexicon.outlets) >= 200
    assert len(lexicon.officials) >= 250
    assert len(lexicon.theatres) >= 29
    deep = Counter(t for a in lexicon.actors.values() for t in a.theatres)
    assert all(deep[theatre] >= 40 for theatre in ("syria", "ukraine", "sudan", "dr-congo"))


def test_a_unit_belongs_to_its_army_and_the_army_to_its_government(lexicon: Lexicon) -> None:
    assert lexicon.ancestors("tiger-forces") == (
        "syrian-arab-army",
        "syria-government-forces",
        "syria-government",
    )
    assert lexicon.same_side("tiger-forces", "syria-government")
    assert lexicon.same_side("russia-black-sea-fleet", "russia")


def test_sides_are_told_per_theatre(lexicon: Lexicon) -> None:
    syria, ukraine = lexicon.theatres["syria"], lexicon.theatres["ukraine"]
    assert lexicon.side("russia-air-force", syria) == "government"
    assert lexicon.side("russia-air-force", ukraine) == "russia"
    assert lexicon.same_side("hezbollah", "syrian-arab-army", syria)
    assert lexicon.same_side("southern-front", "ahrar-al-sham", syria)
    assert not lexicon.same_side("southern-front", "syrian-arab-army", syria)
    assert not lexicon.same_side("ukraine-forces", "russia-forces", ukraine)
    assert not lexicon.same_side("rapid-support-forces", "sudanese-armed-forces", lexicon.theatres["sudan"])


def test_no_actor_is_its_own_ancestor(lexicon: Lexicon) -> None:
    for id_, actor in lexicon.actors.items():
        for parent in actor.parents:
            assert id_ not in lexicon.ancestors(parent), id_


def test_the_same_files_give_the_same_digest(lexicon: Lexicon) -> None:
    assert lexicon.digest == Lexicon.load().digest
    assert len(lexicon.digest) == 64


def test_a_users_file_adds_actors_and_changes_the_digest(lexicon: Lexicon, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        'actor = [{ id = "red-band", name = "Red Band of Foo", kind = "militia", theatre = "syria" }]'
    )
    mine = Lexicon.load((tmp_path,))
    assert mine.digest != lexicon.digest
    assert mine.names.ids("Red Band of Foo") == ("red-band",)


@pytest.mark.parametrize(
    ("entry", "blame"),
    [
        ('{ id = "m23", name = "Other", kind = "rebel" }', "m23"),
        ('{ id = "x-army", name = "X Army", kind = "rebel", parents = ["nobody"] }', "nobody"),
        ('{ id = "x-army", name = "X Army", kind = "dragon" }', "x-army"),
        ('{ id = "x-army", name = "FARDC", kind = "rebel", theatre = "dr-congo" }', "FARDC"),
        ('{ id = "x-army", name = "X Army", kind = "rebel", colour = "red" }', "colour"),
    ],
)
def test_a_broken_entry_names_file_and_entry(tmp_path: Path, entry: str, blame: str) -> None:
    file = tmp_path / "broken.toml"
    file.write_text(f"actor = [{entry}]")
    with pytest.raises(LexiconError, match=blame) as caught:
        Lexicon.load((file,))
    assert "broken.toml" in str(caught.value)


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    file = tmp_path / "broken.toml"
    file.write_text("actor = [")
    with pytest.raises(LexiconError, match=r"broken\.toml"):
        Lexicon.load((file,))


def test_irregular_verbs_inflect() -> None:
    irregular = read_toml("english/irregular.toml")["verbs"]
    assert len(irregular) >= 200
    assert {"took", "taken", "taking", "takes"} <= set(verb_forms("take", irregular))
    assert {"withdrew", "withdrawn"} <= set(verb_forms("withdraw", irregular))
