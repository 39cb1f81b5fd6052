"""firsthand events: on a day, as known on a day."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.shell import Shell

TEXTS = {
    "2018-07-07": "Government forces captured Nawa on Friday. A spokesman said the road was open.",
    "2018-07-10": "Rebels captured Inkhil on Monday. A spokesman denied that Nawa had fallen on Friday.",
}


@pytest.fixture
def store(shell: Shell, tmp_path: Path) -> Shell:
    """Two reports, of two days."""
    for day, text in TEXTS.items():
        (tmp_path / f"{day}.txt").write_text(text)
        shell("add", str(tmp_path / f"{day}.txt"), "--published", day, "--quiet")
    return shell


def captured(shell: Shell, *options: str) -> dict[str, bool]:
    """The places of captures, and whether it is contradicted that they happened."""
    rows = json.loads(shell("events", "--type", "capture", "--format", "json", *options).out)
    return {row["place"]["name"]: row["contradicted"] for row in rows}


def test_without_days_everything_that_is_known_is_listed(store: Shell) -> None:
    assert captured(store) == {"Nawa": True, "Inkhil": False}


def test_on_a_day_only_what_may_have_happened_on_it(store: Shell) -> None:
    assert captured(store, "--on", "2018-07-09") == {"Inkhil": False}


def test_what_was_denied_later_was_not_known_to_be_so(store: Shell) -> None:
    assert captured(store, "--on", "2018-07-06", "--known", "2018-07-07") == {"Nawa": False}
    assert captured(store, "--on", "2018-07-06", "--known", "2018-07-10") == {"Nawa": True}
    assert captured(store, "--on", "2018-07-09", "--known", "2018-07-07") == {}
