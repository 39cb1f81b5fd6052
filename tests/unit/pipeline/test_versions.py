from __future__ import annotations

from datetime import date
from pathlib import Path

from firsthand.pipeline.settings import Settings, at_the_door
from firsthand.pipeline.versions import derived_version, digest, files_under, versions


def settings(home: Path, *lexicons: Path) -> Settings:
    return at_the_door({}, date(2018, 8, 1), home=home, lexicons=lexicons)


def test_a_changed_lexicon_or_gazetteer_is_another_version_and_nothing_else_is(tmp_path: Path) -> None:
    words = tmp_path / "words"
    words.mkdir()
    (words / "actors.toml").write_text("")
    before = versions(settings(tmp_path, words))
    assert versions(settings(tmp_path, words)) == before
    (words / "actors.toml").write_text("[[actor]]")
    changed = versions(settings(tmp_path, words))
    assert {name for name in before if before[name] != changed[name]} == {"lexicon"}
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "SY.layer").write_bytes(b"x")
    fetched = versions(settings(tmp_path, words))
    assert {name for name in changed if fetched[name] != changed[name]} == {"gazetteer"}


def test_a_digest_knows_names_and_contents_apart(tmp_path: Path) -> None:
    for folder, name in (("a", "one"), ("b", "two")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text("same")
    assert digest(files_under(tmp_path / "a")) != digest(files_under(tmp_path / "b"))
    assert digest(files_under(tmp_path / "none")) == digest([])


def test_what_derives_has_a_version_of_its_own() -> None:
    assert len(derived_version()) == 16
