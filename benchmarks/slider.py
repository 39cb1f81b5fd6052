"""The map's slider with many places: handled and drawn, in a browser without a graphics card.

    python benchmarks/slider.py [--places 5000] [--days 60] [--json OUT]

A made-up war over real places of eastern Ukraine: a front that moves west, told place by place. Its store is served on
this machine by `firsthand serve`; Debian's Chromium opens the map and goes through the days. Printed: megabytes and
seconds until the map is drawn first, milliseconds in which a step is handled, and until it is drawn (the browser's own
word that nothing is left to draw), median and worst. Needs /usr/bin/chromium and the group `browser`.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from firsthand.documents import build
from firsthand.model import (
    Attribution,
    Basis,
    Certainty,
    Claim,
    Document,
    Mention,
    Moment,
    Place,
    Precision,
    Run,
    Standing,
)
from firsthand.places import Gazetteer
from firsthand.store import Store

FIRST = date(2030, 3, 1)
EAST, SOUTH = 40.2, 48.0  # where the front begins, degrees
BOX = (22.0, 44.0, 41.0, 53.0)  # west, south, east, north of Ukraine
ATTACKER, DEFENDER = "russia-forces", "ukraine-forces"
RUN = "r-made"
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--enable-unsafe-swiftshader"]
PATIENCE = 300_000  # ms for the first page, which fuses and solves
STEPS = """async (days) => {
  const map = await import(document.querySelector('script[type=module]').src);
  const took = [];
  for (let day = 0; day < days; day++) {
    const drawn = new Promise((done) => map.seen.map.once('idle', done));
    const from = performance.now();
    map.show(day);
    const handled = performance.now() - from;
    await drawn;
    took.push([handled, performance.now() - from]);
  }
  return took;
}"""


def main() -> None:
    """Make the store, serve it, go through the days, print."""
    parser = argparse.ArgumentParser(description="Measure the slider of the map with many places.")
    parser.add_argument("--places", type=int, default=5000)
    parser.add_argument("--days", type=int, default=60)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "store.sqlite"
        claims = fill(path, front(options.places), options.days)
        with served(path) as address:
            figures = {"places": options.places, "claims": claims, **drive(address, options.days)}
    text = json.dumps(figures, indent=1)
    print(text)
    if options.json:
        options.json.write_text(text + "\n", encoding="utf-8")


def front(count: int) -> list[Place]:
    """The settlements of Ukraine that lie nearest to where the front begins, from east to west."""
    known = Gazetteer.open(None).within(*BOX)
    found = [p for p in known if p.country == "UA" and p.kind in ("city", "town", "village")]
    if len(found) < count:
        raise SystemExit(f"slider: only {len(found)} places of Ukraine ship with the product; ask for fewer")
    found.sort(key=lambda p: (p.lon - EAST) ** 2 + (p.lat - SOUTH) ** 2)
    return sorted(found[:count], key=lambda p: (-p.lon, p.id))


def fill(path: Path, places: list[Place], days: int) -> int:
    """A report a day and side: what is held on the first, then what was taken, place by place from the east."""
    told: dict[int, list[tuple[Place, str, str]]] = defaultdict(list)
    taken = len(places) // 2
    for number, place in enumerate(places):
        told[0].append((place, "control_statement", ATTACKER if number < taken // 4 else DEFENDER))
        if taken // 4 <= number < taken:
            told[1 + (days - 2) * (number - taken // 4) // (taken - taken // 4)].append((place, "capture", ATTACKER))
    kept = 0
    with Store.open(path) as store:
        store.begin_run(Run(id=RUN, started=datetime.now(UTC), finished=None, command="add", settings={}, versions={}))
        for day, rows in sorted(told.items()):
            document = report(day, rows)
            claims = [claim(document, n, *row) for n, row in enumerate(rows)]
            store.add(document, claims, RUN, "made")
            kept += len(claims)
    return kept


def report(day: int, rows: list[tuple[Place, str, str]]) -> Document:
    """A report with a sentence for each place."""
    lines = [f"{number}: {place.name} is told of on day {day}." for number, (place, *_) in enumerate(rows)]
    return build(
        "\n\n".join(lines), published=FIRST + timedelta(days=day), published_basis="given", publisher="Made Agency",
        language="en",
    )  # fmt: skip


def claim(document: Document, number: int, place: Place, type_: str, who: str) -> Claim:
    """The claim of a report's sentence."""
    said = document.reading.sentences[number]
    sentence = document.reading.span(said.start, said.end)
    day = document.published
    actor = Mention(text=who, basis=Basis.SAID, kind="actor", id=who, name=who)
    where = Mention(
        text=place.name, basis=Basis.SAID, kind="place", id=place.id, name=place.name, lat=place.lat, lon=place.lon,
        country=place.country, admin1=place.admin1, place_kind=place.kind, score=1.0,
    )  # fmt: skip
    return Claim(
        id=f"c-{document.id[7:15]}-{number}", document=document.id, text_version="original", type=type_,
        standing=Standing.NEWS, certainty=Certainty.REPORTED, polarity=True, about=None, confidence=0.9,
        extractor="made up", sentence=sentence, trigger=document.reading.span(said.start, said.start + 1),
        roles={"holder" if type_ == "control_statement" else "actor": (actor,)}, place=(where,),
        time=Moment(earliest=day, latest=day, precision=Precision.DAY, rule="made up", text=None), quantities=(),
        attribution=Attribution(
            chain=(Mention(text="Made Agency", basis=Basis.DOCUMENT, kind="source", name="Made Agency"),),
            cue=None, content=None,
        ),
    )  # fmt: skip


@contextmanager
def served(store: Path) -> Iterator[str]:
    """The address of `firsthand serve` on a free port of this machine, which ends with the measurement."""
    command = [str(Path(sys.executable).with_name("firsthand")), "--store", str(store), "serve", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        if "http://" not in line:
            raise SystemExit(f"slider: firsthand serve did not start: {line!r}")
        yield line.split()[1].rstrip("/")
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)


def drive(address: str, days: int) -> dict[str, Any]:
    """Open the map of the country in a browser and go through its days."""
    from playwright.sync_api import sync_playwright

    last = FIRST + timedelta(days=days - 1)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(PATIENCE)
        page.set_default_navigation_timeout(PATIENCE)
        sizes: list[int] = []
        page.on(
            "response", lambda r: sizes.append(int(r.headers.get("content-length", 0))) if "ground" in r.url else None
        )
        started = time.perf_counter()
        page.goto(f"{address}/map/country-UA?on={last}&known={last}")
        answered = time.perf_counter() - started
        page.wait_for_selector("#map[data-ready]")
        drawn = time.perf_counter() - started
        took = page.evaluate(STEPS, days)
        browser.close()
    return {
        "first_page_s": round(answered, 1),
        "first_drawn_s": round(drawn, 1),
        "ground_kb": max(sizes) // 1024,
        **{
            f"{name}_ms": {
                "median": round(statistics.median(row[at] for row in took), 1),
                "worst": round(max(row[at] for row in took), 1),
            }
            for at, name in enumerate(("handled", "drawn"))
        },
    }


if __name__ == "__main__":
    main()
