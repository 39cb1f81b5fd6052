"""A process that adds reports is killed with SIGKILL at 50 random moments, on either engine."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.laws.test_fusion import state
from tests.laws.test_kept_fusion import Small, anew, kept

from firsthand.pipeline.fusion import Fusion
from firsthand.pipeline.settings import at_the_door
from firsthand.store import Store

ROOT = Path(__file__).parents[2]
KILLS = 50
REPORTS = 500  # more than a child adds before it is killed

pytestmark = pytest.mark.postgres


class Adder:
    """The process that forks one child after the other."""

    def __init__(self, where: str) -> None:
        command = [sys.executable, "-m", "tests.engines.adding", where, str(REPORTS)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)

    def killed(self, after: int, wait: float) -> tuple[set[str], bool]:
        """What a child says is kept before it is killed, and whether it ended before that.

        It is killed `wait` seconds after it said so of so many reports, 0: after its first breath.
        """
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write("go\n")
        self.process.stdin.flush()
        pid = int(self.process.stdout.readline().split()[1])
        timer = threading.Timer(wait, os.kill, (pid, signal.SIGKILL))
        said: list[str] = []
        while True:
            if len(said) == after and not timer.ident:
                timer.start()
            line = self.process.stdout.readline()
            if not line or line == "gone\n":
                break
            said.append(line.split()[-1])
        timer.cancel()
        return set(said) - {"whole"}, "whole" in said

    def end(self) -> None:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write("end\n")
        self.process.stdin.close()
        self.process.wait(timeout=60)
        self.process.stdout.close()


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_fifty_kills_lose_nothing_and_double_nothing(
    engine: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    where = str(tmp_path / "s.sqlite") if engine == "sqlite" else request.getfixturevalue("cluster").database()
    chance = random.Random(engine)
    adder = Adder(where)
    reported: set[str] = set()
    heads: list[str] = []
    added: list[int] = []
    for _ in range(KILLS):
        said, ended = adder.killed(*moment(chance))
        assert not ended, "the corpus is too small: the child was done before it was killed"
        reported |= said
        with Store.open(where) as store:
            done = store.verify(heads[-1] if heads else None)
            assert done.faults == ()
            assert reported <= {h.id for h in store.heads()}
            heads += [done.head] if done.entries else []
            added.append(store.counts().documents)
    _, ended = adder.killed(REPORTS + 2, 0)
    adder.end()
    assert ended
    assert sum(n > before for before, n in zip([0, *added], added, strict=False)) > KILLS / 3
    check_whole(where)


def moment(chance: random.Random) -> tuple[int, float]:
    """A moment to kill at: mostly among the reports, sometimes while the store is being opened or made."""
    return (0, chance.uniform(0, 0.5)) if chance.random() < 0.2 else (chance.randint(1, 20), chance.uniform(0, 0.04))


def check_whole(where: str) -> None:
    """Every report is there once, with its claims, and the log fits."""
    with Store.open(where) as store:
        assert store.counts().documents == REPORTS
        assert {c.document for c in store.claims()} == {h.id for h in store.heads()}
        assert store.verify().faults == ()
        fusion = Fusion(store, Small(at_the_door({}, date(2018, 8, 1))))
        assert fusion.catch_up().claims == len(store.claims())
        assert state(kept(store)) == state(anew(store)), "what was fused across the kills is not what follows"
        with store._engine.connect() as connection:
            ids = Counter(connection.scalars(text("SELECT id FROM documents")))
            assert set(ids.values()) == {1}
            if connection.dialect.name == "sqlite":
                assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
                assert connection.execute(text("PRAGMA foreign_key_check")).all() == []


def test_a_killed_writer_leaves_no_lock_behind(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    for where in (str(tmp_path / "s.sqlite"), request.getfixturevalue("cluster").database()):
        adder = Adder(where)
        adder.killed(3, 0.01)
        adder.end()
        began = time.monotonic()
        with Store.open(where) as store, store.lease(wait=5):
            store.remember("k", "v")
        assert time.monotonic() - began < 5
