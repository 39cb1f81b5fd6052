"""Adds reports to a store in processes that can be killed; every child is a fork, so that it begins at once.

    python adding.py STORE REPORTS

Reads lines from standard input. `go` forks a child that adds so many reports in any order; its pid is printed,
then a line for every report that it says is kept. `end` leaves. A real `firsthand add` that is killed is in
tests/unit/cli/test_add.py; here the claims are made beforehand, so that the kills meet the store and not the parser.
"""

from __future__ import annotations

import os
import random
import sys
import uuid
from datetime import UTC, datetime

from tests.laws.test_kept_fusion import Small
from tests.unit.store.test_store import claim, placed, report

from firsthand.model import Claim, Document, Run
from firsthand.pipeline.fusion import Fusion
from firsthand.pipeline.settings import at_the_door
from firsthand.store import Outcome, Pair, Store

Made = tuple[Document, list[Claim]]
COPIES = 10  # reports of one text


def main(where: str, reports: str) -> None:
    """Wait for orders."""
    made = [made_up(number) for number in range(int(reports))]
    for line in sys.stdin:
        if line.strip() == "end":
            return
        if os.fork() == 0:
            work(where, made)
        os.wait()
        print("gone", flush=True)


def made_up(number: int) -> Made:
    """A report with five claims."""
    words = f"Soldiers took post {number} and the mill and the bridge. " + "Nobody was seen there. " * 30
    document = report(words, 1 + number % 28, f"Gazette {number % 7}", f"Post {number}")
    triggers = ("took", "post", "mill", "bridge", "seen")
    return document, [_at_post(claim(document, trigger), number) for trigger in triggers]


def _at_post(told: Claim, number: int) -> Claim:
    """Posts lie a hundred kilometres and more apart, so that each has events of its own."""
    there = placed(told, 20 + 2 * (number // 40), 10 + number % 40)
    return there.model_copy(update={"place": (there.place[0].model_copy(update={"id": f"post-{number}"}),)})


def work(where: str, made: list[Made]) -> None:
    """Add the reports as the pipeline does and say of each that it is kept, in one write to the pipe; then fuse it."""
    say(f"pid {os.getpid()}")
    with Store.open(where) as store, store.lease():
        run = Run(
            id=uuid.uuid4().hex, started=datetime.now(UTC), finished=None, command="add", settings={}, versions={}
        )
        store.begin_run(run)
        fusion = Fusion(store, Small(at_the_door({}, run.started.date())), run.id)
        for number, nth in enumerate(random.SystemRandom().sample(range(len(made)), k=len(made))):
            document, told = made[nth]
            original, _ = made[nth - nth % COPIES]
            claims = told if store.would(document, "e1") is Outcome.ADDED else []
            store.add(document, claims, run.id, "e1", [Pair(document.id, original.id, 0.9)] if claims else [])
            say(f"kept {document.id}")
            if number % 5 == 0:
                fusion.catch_up()
        store.end_run(run.id, datetime.now(UTC))
    say("whole")
    os._exit(0)


def say(line: str) -> None:
    """One line, whole or not at all."""
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
