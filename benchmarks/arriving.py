"""How long one report more takes in a large store: read, kept, and the events brought up to date.

    python benchmarks/arriving.py [--claims 200000] [--reports 60] [--store FILE_OR_ADDRESS] [--seed 1] [--json OUT]

The store is filled with the made-up war of `fusion.py`, row by row past the door, for a store that took so much in by
`firsthand add` would take an hour to make; then its events are fused once, as the first question would. After that
reports come one by one, in a process that is open, each in a transaction of its own: a text of some 200 words is read
by the engine; the claims of a late report of the war are kept in the place of those that were read in it, so that they
meet what they are about; the events are brought up to date; what changed is read again. Printed: milliseconds of each
step by the clock and of the processor (median, and the worst of all), seconds and memory of fusing all at once. A store
that was filled by an earlier run is gone on with; give another seed, so that other reports come.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fusion import War
from sqlalchemy import insert

from firsthand.documents import build
from firsthand.model import Claim, Document, DocumentHead, Run
from firsthand.pipeline.engine import Engine
from firsthand.pipeline.reviewed import Reviewed
from firsthand.pipeline.settings import at_the_door
from firsthand.pipeline.standing import Standing
from firsthand.store import Store, schema
from firsthand.store.writing import claim_row, document_row

SENTENCES = (
    "Government forces captured the village of {town} on Friday, the monitor said.",
    "Shelling killed {n} people and wounded {m} others in the town, a doctor there said.",
    "Residents said that aircraft had struck the market twice before noon.",
    "A spokesman of the opposition denied that its fighters had left {town}.",
    "Talks on a truce were held in the capital, but no agreement was signed, the agency reported.",
    "About {m}00 people fled to the fields along the border, the United Nations said.",
    "The road to the crossing remained closed, according to drivers who had waited there for two days.",
)
TOWNS = ("Nawa", "Jasim", "Inkhil", "Tafas", "Dael", "Saida")
RUN = "r-made"
BATCH = 5000


def main() -> None:
    """Fill, fuse, add, print."""
    parser = argparse.ArgumentParser(description="Measure what one report more costs in a large store.")
    parser.add_argument("--claims", type=int, default=200_000)
    parser.add_argument("--reports", type=int, default=60)
    parser.add_argument("--store", help="an empty PostgreSQL database or a file; else one that is thrown away")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        engine = Engine(at_the_door({}, date(2030, 1, 1), home=Path(folder)))
        with Store.open(options.store or Path(folder) / "store.sqlite") as store:
            figures = measure(store, engine, War(options.claims), options.reports, options.seed)
    text = json.dumps({"claims": options.claims, **figures}, indent=1)
    print(text)
    if options.json:
        options.json.write_text(text + "\n", encoding="utf-8")


def measure(store: Store, engine: Engine, war: War, reports: int, seed: int) -> dict[str, Any]:
    """The figures."""
    heads = war.heads()
    first = [id_ for id_, head in heads.items() if not head.reprint_of]
    late = set(random.Random(seed).sample(sorted(first), reports))
    told = fill(store, war, heads, late)
    standing = Standing(store, engine)
    begun, busy = time.perf_counter(), time.process_time()
    state = standing.fusion.catch_up()
    fused, busy = time.perf_counter() - begun, time.process_time() - busy
    begun = time.perf_counter()
    events = len(standing.events(Reviewed((), (), frozenset())))
    loaded = time.perf_counter() - begun
    engine.read(report("warm", heads[first[0]]))
    times = [step(store, engine, standing, heads[id_], told[id_]) for id_ in sorted(late)]
    return {
        "claims_kept": state.claims,
        "events": events,
        "fused_all_at_once_seconds": round(fused, 1),
        "fused_all_at_once_cpu_seconds": round(busy, 1),
        "all_events_loaded_seconds": round(loaded, 1),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        **{
            f"{name}_ms": {
                "median": round(1000 * statistics.median(t[name] for t in times), 1),
                "worst": round(1000 * max(t[name] for t in times), 1),
            }
            for name in times[0]
        },
    }


def step(store: Store, engine: Engine, standing: Standing, head: DocumentHead, claims: list[Claim]) -> dict[str, float]:
    """One report more: seconds of each step and of the whole, by the clock and of the processor."""
    moments = [moment()]
    document = report(f"{head.id} {time.time()}", head)
    engine.read(document)
    moments.append(moment())
    moved = [c.model_copy(update={"document": document.id, "id": f"{c.id} {document.id}"}) for c in claims]
    store.add(document, moved, RUN, "made")
    moments.append(moment())
    standing.events(Reviewed((), (), frozenset()))
    moments.append(moment())
    names = {"read": (0, 1), "kept": (1, 2), "events": (2, 3), "whole": (0, 3)}
    kinds = ("clock", "processor")
    return {f"{n}_{k}": moments[j][i] - moments[at][i] for n, (at, j) in names.items() for i, k in enumerate(kinds)}


def moment() -> tuple[float, float]:
    """Now, by the clock and of the processor."""
    return time.perf_counter(), time.process_time()


def fill(store: Store, war: War, heads: dict[str, DocumentHead], late: set[str]) -> dict[str, list[Claim]]:
    """Write all reports but the late ones, whose claims are given back; a store that is filled stays as it is."""
    filled = bool(store.runs())
    if not filled:
        store.begin_run(Run(id=RUN, started=datetime.now(UTC), finished=None, command="add", settings={}, versions={}))
    pattern = report("all", next(iter(heads.values())))
    held: dict[str, list[Claim]] = defaultdict(list)
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in war.claims():
        (held if claim.document in late else by_report)[claim.document].append(claim)
    with store._writer.begin() as connection:
        for rows in () if filled else batches(heads, by_report, pattern):
            for table, made in rows.items():
                if made:
                    connection.execute(insert(schema.metadata.tables[table]), made)
    return held


def batches(
    heads: dict[str, DocumentHead], by_report: dict[str, list[Claim]], pattern: Document
) -> Iterator[dict[str, list[dict[str, Any]]]]:
    """Rows of reports, their claims, and pairs of like texts, some thousand at a time."""
    rows: dict[str, list[dict[str, Any]]] = {"documents": [], "claims": [], "reprints": []}
    claim_number = 0
    for number, (id_, claims) in enumerate(by_report.items(), start=1):
        head = heads[id_]
        said = {"id": id_, "published": head.published, "publisher": head.publisher, "publisher_id": head.publisher_id}
        document = pattern.model_copy(update=said)
        rows["documents"].append({**document_row(document, RUN, "made"), "seq": number})
        for claim in claims:
            claim_number += 1
            rows["claims"].append(claim_row(claim_number, claim, document, number))
        if head.reprint_of:
            rows["reprints"].append({"document": id_, "like": head.reprint_of, "similarity": 0.9})
        if len(rows["documents"]) >= BATCH:
            yield rows
            rows = {name: [] for name in rows}
    yield rows


def report(seed: str, head: DocumentHead) -> Document:
    """A report of some 200 words."""
    chance = random.Random(seed)
    lines = [s.format(town=chance.choice(TOWNS), n=chance.randint(2, 9), m=chance.randint(10, 40)) for s in SENTENCES]
    text = f"Report {seed}.\n\n" + "\n\n".join([*chance.sample(lines, k=len(lines)), " ".join(lines)])
    made = build(text, published=head.published, published_basis="given", publisher=head.publisher, language="en")
    return made.model_copy(update={"publisher_id": head.publisher_id})


if __name__ == "__main__":
    main()
