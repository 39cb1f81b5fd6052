"""firsthand lexicon, as it is typed."""

from __future__ import annotations

from pathlib import Path

from tests.shell import Shell

from firsthand.cli.exits import Exit

GUARDS = "name,kind,theatre,source\nValley Guard,militia,yemen,editor\nBad One,knights,yemen,editor\n"


def test_a_sound_lexicon_is_exit_0(tmp_path: Path) -> None:
    done = Shell(tmp_path / "home")("lexicon", "check")
    assert done.code == Exit.OK
    assert "0 faults" in done.err


def test_a_broken_entry_is_told_with_its_file_and_exit_5(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "own.toml").write_text('[[actor]]\nid = "x"\nname = "X Guard"\nkind = "knights"\n', encoding="utf-8")
    done = Shell(tmp_path / "home")("--lexicon", str(mine), "lexicon", "check", "--format", "csv")
    assert done.code == Exit.DATA
    assert "own.toml: entry 'x': kind:" in done.out


def test_rows_are_taken_or_refused_with_line_and_reason(tmp_path: Path) -> None:
    shell, table = Shell(tmp_path / "home"), tmp_path / "guards.csv"
    table.write_text(GUARDS, encoding="utf-8")
    done = shell("lexicon", "add", "actors", str(table))
    assert done.code == Exit.SOME_FAILED
    assert "1 actors taken, 1 refused" in done.out
    assert "guards.csv, line 3: 'Bad One' refused: kind:" in done.err
    again = shell("lexicon", "add", "actors", str(table))
    assert again.code == Exit.NOTHING_READ
    assert "'valley-guard' is there already" in again.err


def test_a_table_with_another_heading_is_one_line_of_error(tmp_path: Path) -> None:
    table = tmp_path / "colours.csv"
    table.write_text("colour\nred\n", encoding="utf-8")
    done = Shell(tmp_path / "home")("lexicon", "add", "actors", str(table))
    assert done.code == Exit.DATA
    assert "colours.csv: unknown column colour" in done.err
    assert "Traceback" not in done.err
