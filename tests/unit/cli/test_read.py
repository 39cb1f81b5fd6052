from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfWriter
from tests.shell import Shell

from firsthand.cli.exits import Exit
from firsthand.model import Claim

GOOD = "DAMASCUS - Government forces captured the Nassib border crossing on Friday, the Gazette reported.\n"
DATED = ("--published", "2018-07-07", "--publisher", "Valley Post")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(GOOD)
    return path


def test_a_claim_a_line_in_wire_format_and_nothing_else(shell: Shell, report: Path) -> None:
    done = shell("read", str(report), *DATED, "--format", "jsonl")
    claims = [Claim.model_validate_json(line) for line in done.out.splitlines()]
    assert (done.code, done.err) == (Exit.OK, "")
    assert "capture" in {c.type for c in claims}
    for claim in claims:
        assert GOOD[claim.trigger.start : claim.trigger.end] == claim.trigger.text
        assert claim.attribution.chain[0].text == "Valley Post"


def test_the_four_formats_tell_the_same_claims(shell: Shell, report: Path) -> None:
    def told(form: str) -> str:
        return shell("read", str(report), *DATED, "--format", form).out

    lines = [json.loads(line) for line in told("jsonl").splitlines()]
    assert json.loads(told("json")) == lines
    rows = list(csv.DictReader(io.StringIO(told("csv"))))
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    assert all(row["sentence"] == GOOD.strip() for row in rows)
    assert "Nassib" in told("table")


def test_why_tells_of_every_sentence(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(GOOD + "\nThe weather was fair.\n")
    done = shell("read", str(path), *DATED, "--why", "--format", "jsonl")
    rows = [json.loads(line) for line in done.out.splitlines()]
    silent = [row for row in rows if "reason" in row]
    assert [row["sentence"]["text"] for row in silent] == ["The weather was fair."]
    assert silent[0]["reason"]
    assert "The weather was fair." in shell("read", str(path), *DATED, "--why").out


def test_standard_input_is_a_report(shell: Shell) -> None:
    done = shell("read", "-", *DATED, "--format", "jsonl", stdin=GOOD.encode())
    assert (done.code, "capture" in done.out) == (Exit.OK, True)


def write_broken_html(path: Path) -> None:
    path.write_text(
        "<html><head><title>x</title><body><div><p>Soldiers <b>left the <i>town</p></div><script>"
    )


def write_encrypted_pdf(path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="AES-256")
    writer.write(path)


def write_large(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(50_000_000)


BAD: dict[str, Callable[[Path], object]] = {
    "empty.txt": lambda p: p.write_bytes(b""),
    "spaces.txt": lambda p: p.write_bytes(b" \n\n "),
    "binary.txt": lambda p: p.write_bytes(bytes(range(256)) * 8),
    "program.bin": lambda p: p.write_bytes(b"\x7fELF" + bytes(100)),
    "large.txt": write_large,
    "locked.pdf": write_encrypted_pdf,
    "torn.pdf": lambda p: p.write_bytes(b"%PDF-1.7\n1 0 obj <<"),
    "encoding.txt": lambda p: p.write_bytes("Войска вошли в город Северный утром. ".encode("cp1251") * 4),
    "halved.txt": lambda p: p.write_bytes(b"\xff\xfeS\x00o\x00l\x00d"),
    "lines.jsonl": lambda p: p.write_text('{"text": 5}\n'),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_line_that_names_it_and_nothing_is_read(
    shell: Shell, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    BAD[name](path)
    done = shell("read", str(path), *DATED, "--format", "jsonl")
    assert (done.code, done.out) == (Exit.NOTHING_READ, "")
    assert done.err.count("\n") == 1
    assert name in done.err
    assert "Traceback" not in done.err


def test_the_good_ones_among_them_are_read(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, write in BAD.items():
        write(folder / name)
    (folder / "a.txt").write_text(GOOD)
    (folder / "z.md").write_text(GOOD)
    done = shell("read", str(folder), *DATED, "--format", "jsonl")
    assert done.code == Exit.SOME_FAILED
    assert len(done.out.splitlines()) >= 2
    assert done.err.count("\n") == len(BAD)
    assert all(name in done.err for name in BAD)


def test_broken_html_is_read_as_far_as_it_goes_or_named(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "broken.html"
    write_broken_html(path)
    done = shell("read", str(path), *DATED)
    assert done.code in (Exit.OK, Exit.NOTHING_READ)
    assert "Traceback" not in done.err
    assert done.code == Exit.OK or "broken.html" in done.err


def test_a_report_without_a_day_names_the_remedy(shell: Shell, report: Path) -> None:
    done = shell("read", str(report))
    assert done.code == Exit.NOTHING_READ
    assert "report.txt" in done.err
    assert "--published" in done.err


def test_a_day_in_the_future_is_refused(shell: Shell, report: Path) -> None:
    done = shell("read", str(report), "--published", "2190-01-01")
    assert done.code == Exit.NOTHING_READ
    assert "2190-01-01" in done.err


def test_a_path_that_is_not_there_is_named(shell: Shell, tmp_path: Path) -> None:
    done = shell("read", str(tmp_path / "nowhere"), *DATED)
    assert (done.code, "nowhere" in done.err) == (Exit.NOTHING_READ, True)
