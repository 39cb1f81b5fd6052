"""A user's tables in the lexicon folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from firsthand.model import LexiconError
from firsthand.pipeline.engine import Engine
from firsthand.pipeline.settings import Settings, at_the_door
from firsthand.pipeline.words import add, check

ACTORS = "name,kind,theatre,source\nValley Guard,militia,yemen,editor\nBad One,knights,yemen,editor\n"
PLACES = (
    "id,name,aliases,lat,lon,kind,country,admin1,population,source\n"
    "upper-mill,Qwrtz Mill,,15.1,44.2,village,YE,,,editor\n"
    "lower-mill,Lower Mill,,150,44.2,village,YE,,,editor\n"
)


def settings(home: Path) -> Settings:
    return at_the_door({}, date(2022, 1, 1), home)


def table(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_taken_actors_are_read_from_then_on(tmp_path: Path) -> None:
    home = tmp_path / "home"
    done = add(settings(home), "actors", table(tmp_path, "guards.csv", ACTORS))
    assert done.ids == ("valley-guard",)
    assert [(r.line, r.name) for r in done.refused] == [(3, "Bad One")]
    assert Engine(settings(home)).lexicon.name_of("valley-guard") == "Valley Guard"
    assert check(settings(home)).sound


def test_a_second_table_of_the_name_adds_to_the_first(tmp_path: Path) -> None:
    home = tmp_path / "home"
    add(settings(home), "actors", table(tmp_path, "guards.csv", ACTORS))
    again = add(settings(home), "actors", table(tmp_path, "guards.csv", ACTORS.replace("Valley", "Hill")))
    assert again.ids == ("hill-guard",)
    assert {"valley-guard", "hill-guard"} <= set(Engine(settings(home)).lexicon.actors)


def test_taken_places_are_found_in_reports(tmp_path: Path) -> None:
    home = tmp_path / "home"
    done = add(settings(home), "places", table(tmp_path, "mills.csv", PLACES))
    assert done.ids == ("upper-mill",)
    assert "nowhere on earth" in done.refused[0].reason
    assert [p.id for p in Engine(settings(home)).gazetteer.lookup("Qwrtz Mill")] == ["upper-mill"]


def test_nothing_taken_writes_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    done = add(settings(home), "actors", table(tmp_path, "bad.csv", "name,kind,source\nX Guard,knights,editor\n"))
    assert (done.file, done.ids) == (None, ())
    assert not home.exists()


@pytest.mark.parametrize("text", ["", "name,kind,source\n", "colour\nred\n"])
def test_a_table_without_sense_is_an_error(tmp_path: Path, text: str) -> None:
    with pytest.raises(LexiconError, match=r"t\.csv"):
        add(settings(tmp_path / "home"), "actors", table(tmp_path, "t.csv", text))


def test_a_named_folder_is_written_instead_of_home(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    done = add(
        settings(tmp_path / "home").model_copy(update={"lexicons": (mine,)}),
        "actors",
        table(tmp_path, "guards.csv", ACTORS),
    )
    assert done.file == str(mine / "actors" / "guards.toml")


def test_the_check_tells_of_wrong_places(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "lexicon" / "places"
    folder.mkdir(parents=True)
    (folder / "mills.csv").write_text(PLACES, encoding="utf-8")
    found = check(settings(tmp_path / "home"))
    assert not found.sound
    assert any("mills.csv: 'lower-mill' lies nowhere on earth" in f.message for f in found.faults)
