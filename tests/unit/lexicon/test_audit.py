"""Every fault at once, each with the file and entry that are to blame."""

from __future__ import annotations

from pathlib import Path

import pytest

from firsthand.lexicon.audit import audit
from firsthand.lexicon.tables import Tables

ACTOR = '[[actor]]\nid = "{id}"\nname = "{name}"\nkind = "{kind}"\nsource = "editor"\n{more}\n'


def folder(tmp_path: Path, *entries: str) -> tuple[Path, ...]:
    (tmp_path / "mine.toml").write_text("\n".join(entries), encoding="utf-8")
    return (tmp_path,)


def actor(id_: str = "valley-guard", name: str = "Valley Guard", kind: str = "militia", more: str = "") -> str:
    return ACTOR.format(id=id_, name=name, kind=kind, more=more)


def test_what_ships_is_without_fault() -> None:
    found = audit()
    assert found.faults == ()
    assert found.actors >= 700
    assert found.outlets >= 250
    assert found.theatres >= 20


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (actor(kind="knights"), "'valley-guard': kind:"),
        (actor(id_="houthis"), "'houthis' appears twice (first in actors/yemen.toml)"),
        (actor(more='parents = ["nobody-here"]'), "unknown parent 'nobody-here'"),
        (actor(more='theatre = "atlantis"'), "unknown theatre 'atlantis'"),
        (actor(name="Houthis", more='theatre = "yemen"'), "is already a name of"),
        ("[[actor]\n", "mine.toml: "),
    ],
)
def test_a_fault_names_file_and_entry(tmp_path: Path, entry: str, told: str) -> None:
    found = audit(folder(tmp_path, entry))
    assert not found.sound
    assert any(told in f.message and "mine.toml" in f.message for f in found.faults), found.faults


def test_all_faults_are_told_not_the_first(tmp_path: Path) -> None:
    found = audit(folder(tmp_path, actor(kind="knights"), actor("other", "Other Guard", "kings")))
    assert len([f for f in found.faults if f.kind == "broken"]) == 2


def test_an_entry_that_nothing_finds_is_told_but_can_be_used(tmp_path: Path) -> None:
    found = audit(folder(tmp_path, actor(name="valley guard of nowhere")))
    assert found.sound
    (fault,) = found.faults
    assert fault.kind == "unreachable"
    assert "'valley-guard'" in fault.message


def test_most_bodies_have_a_name_of_their_own_language() -> None:
    actors = Tables().actors.values()
    assert sum(bool(set(actor.names) - {"eng"}) for actor in actors) >= 600


def test_the_language_of_a_name_is_that_of_its_letters() -> None:
    names = Tables().actors["haqqani-network"].names
    assert "fas" in names or "pus" in names
