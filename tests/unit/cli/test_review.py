from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.shell import Done, Shell
from tests.unit.pipeline.town import CLAIMS, EARLY, LATE, SECOND, build_world

from firsthand.cli.exits import Exit

TAKEN, AGAIN, HELD = (CLAIMS[d].id for d in (LATE, SECOND, EARLY))
BY = ("--by", "anna", "--reason", "read the report")


@pytest.fixture
def desk(shell: Shell) -> Iterator[Shell]:
    """The command line over three reports."""
    build_world(shell.home).store.close()
    yield shell


def rows(done: Done) -> list[dict[str, Any]]:
    assert done.code == Exit.OK, done.err
    return [json.loads(line) for line in done.out.splitlines()]


def kept(done: Done) -> str:
    """The id of the decision that a command kept."""
    assert done.code == Exit.OK, done.err
    assert done.out.startswith("d-")
    return done.out.partition(":")[0]


def claims(shell: Shell) -> dict[str, dict[str, Any]]:
    return {c["id"]: c for c in rows(shell("claims", "--format", "jsonl"))}


def test_a_rejected_claim_is_gone_from_the_list_and_comes_back(desk: Shell) -> None:
    decision = kept(desk("review", "reject", TAKEN, *BY))
    assert TAKEN not in claims(desk)
    assert decision in desk("explain", TAKEN).out
    kept(desk("review", "withdraw", decision, *BY))
    assert TAKEN in claims(desk)
    told = rows(desk("review", "log", "--format", "jsonl"))
    assert [(r["kind"], r["in_force"]) for r in told] == [("reject", False), ("withdraw", True)]


def test_fields_are_corrected_by_words_and_the_claim_accepted(desk: Shell) -> None:
    kept(desk("review", "correct", TAKEN, "time", "2018-07-05", *BY))
    kept(desk("review", "correct", TAKEN, "actor", "Government forces=syrian-arab-army", *BY))
    kept(desk("review", "accept", TAKEN, *BY))
    told = claims(desk)[TAKEN]
    assert (told["time"]["earliest"], told["confidence"]) == ("2018-07-05", 1.0)
    assert told["roles"]["actor"][0]["id"] == "syrian-arab-army"
    shown = desk("explain", TAKEN).out
    assert "time corrected: 2018-07-05 to 2018-07-05, by anna" in shown
    assert "accepted: by anna" in shown


def test_events_are_split_merged_and_kept_apart(desk: Shell) -> None:
    def captures() -> list[str]:
        return [e["id"] for e in rows(desk("events", "--format", "jsonl")) if e["type"] == "capture"]

    (event,) = captures()
    kept(desk("review", "split", event, AGAIN, *BY))
    one, other = captures()
    kept(desk("review", "merge", one, other, *BY))
    assert captures() == [event]
    held = next(e["id"] for e in rows(desk("events", "--format", "jsonl")) if HELD in e["claims"])
    kept(desk("review", "apart", event, held, *BY))


def test_two_reviewers_who_differ_are_listed_until_it_is_settled(desk: Shell) -> None:
    first = kept(desk("review", "reject", TAKEN, *BY))
    kept(desk("review", "accept", TAKEN, "--by", "ben", "--reason", "it is right"))
    (conflict,) = rows(desk("review", "conflicts", "--format", "jsonl"))
    assert (conflict["kind"], conflict["other"]) == ("reviewers", first)
    kept(desk("review", "accept", TAKEN, "--by", "ben", "--reason", "we spoke about it", "--over", first))
    assert not rows(desk("review", "conflicts", "--format", "jsonl"))
    assert "Nothing is in conflict" in desk("review", "conflicts").err


def test_a_grade_is_kept_and_explained(desk: Shell) -> None:
    kept(desk("review", "grade", "Enab Baladi", "E", *BY))
    (event,) = (e for e in rows(desk("events", "--format", "jsonl")) if e["type"] == "capture")
    assert "grade of Enab Baladi: E, by anna" in desk("explain", event["id"]).out


def test_the_queue_asks_for_what_is_not_judged_yet(desk: Shell) -> None:
    told = rows(desk("review", "queue", "--exact", "0", "--format", "jsonl"))
    assert {t["claim"] for t in told} == {TAKEN, AGAIN, HELD}
    kept(desk("review", "accept", TAKEN, *BY))
    assert len(rows(desk("review", "queue", "--exact", "0", "--format", "jsonl"))) == 2
    assert len(rows(desk("review", "queue", "--exact", "0", "--limit", "1", "--format", "jsonl"))) == 1


def test_decisions_go_to_another_store(desk: Shell, tmp_path: Path) -> None:
    kept(desk("review", "reject", TAKEN, *BY))
    out = tmp_path / "decisions.jsonl"
    assert desk("review", "export", "--out", str(out)).code == Exit.OK
    other = Shell(tmp_path / "other")
    build_world(other.home).store.close()
    assert other("review", "import", str(out)).out == "1 added\n"
    assert other("review", "import", str(out)).out == "1 unchanged\n"
    assert claims(other) == claims(desk)
    out.write_text(out.read_text().replace("read the report", "never looked"))
    assert "altered" in other("review", "import", str(out)).err
    assert "! capture" in desk("review", "export", "--what", "golden").out


def test_two_coders_code_blind_and_their_agreement_is_told(desk: Shell, tmp_path: Path) -> None:
    files = []
    for coder in ("anna", "ben"):
        drawn = desk("review", "sample", "--size", "3", "--coder", coder, "--format", "csv")
        table = list(csv.DictReader(io.StringIO(drawn.out)))
        assert len(table) == 3
        assert all(row["type"] == "" for row in table)
        assert not any(word in drawn.out for word in ("control_statement", TAKEN, "0.9"))
        for row in table:
            row["type"] = "capture" if row["words"] in ("captured", "took") else "clash"
            row["places"] = "Nassib"
        files.append(tmp_path / f"{coder}.csv")
        with files[-1].open("w", newline="") as stream:
            writer = csv.DictWriter(stream, list(table[0]))
            writer.writeheader()
            writer.writerows(table)
    found = {r["field"]: r for r in rows(desk("review", "agreement", *map(str, files), "--format", "jsonl"))}
    assert (found["type"]["alpha"], found["type"]["items"]) == (1.0, 3)
    assert found["places"]["alpha"] is None
    assert found["type"]["coders"] == ["anna", "ben"]


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (("review", "accept", "c-none", *BY), Exit.NOT_FOUND, "no claim"),
        (("review", "accept", TAKEN, "--by", "Anna Smith", "--reason", "why not"), Exit.USAGE, "pseudonym"),
        (("review", "accept", TAKEN, "--by", "anna"), Exit.USAGE, "--reason"),
        (("review", "correct", TAKEN, "colour", "red", *BY), Exit.USAGE, "cannot be decided on"),
        (("review", "correct", TAKEN, "confidence", "1", *BY), Exit.USAGE, "cannot be decided on"),
        (("review", "correct", TAKEN, "actor", "captu", *BY), Exit.USAGE, "does not stand"),
        (("review", "grade", "reuters", "Z", *BY), Exit.USAGE, "Z"),
        (("review", "import", "no-such-file"), Exit.USAGE, "cannot be read"),
    ],
)
def test_what_is_typed_wrongly_is_told_in_a_line(desk: Shell, typed: tuple[str, ...], code: Exit, said: str) -> None:
    done = desk(*typed)
    assert done.code == code
    assert said in done.err
    assert "Traceback" not in done.err
    assert not desk("review", "log", "--format", "jsonl").out


def test_the_reviewer_may_come_from_the_environment(desk: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTHAND_REVIEWER", "carla")
    assert "by carla" in desk("review", "accept", TAKEN, "--reason", "read the report").out
