"""What goes back to the reader: pages, and their data as JSON, CSV and GeoJSON."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping
from functools import partial
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from firsthand.exports import csv as csv_export
from firsthand.exports import geojson
from firsthand.model import Claim, Event, Record
from firsthand.web import wording
from firsthand.web.asked import Asked
from firsthand.web.draw import bars, chain, holders, ticks, timeline
from firsthand.web.views.frame import Frame, state_line


def folder(name: str) -> Path:
    """A folder of the pages' files in the installed package."""
    return Path(str(resources.files("firsthand.web").joinpath(name)))


class Pages:
    """Makes pages from templates; static files are addressed with a digest, so that they may be kept."""

    def __init__(self) -> None:
        self.version = _digest(folder("static"))
        self._jinja = Environment(
            loader=FileSystemLoader(folder("templates")),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._jinja.filters |= _filters()
        self._jinja.globals |= {"static": partial(self._static), "draw": _drawings(), "word": wording.word,
                                "sprite": self._static("symbols.svg")}  # fmt: skip

    def page(self, asked: Asked, template: str, frame: Frame, status: int = 200, **shown: Any) -> HTMLResponse:
        """A page of the site about a state of the world."""
        text = self._jinja.get_template(template).render(
            asked=asked, frame=frame, state_line=state_line(asked), **shown
        )
        return HTMLResponse(text, status_code=status)

    def plain(self, template: str, status: int, **shown: Any) -> HTMLResponse:
        """A page that tells of no state: errors and the empty store."""
        return HTMLResponse(self._jinja.get_template(template).render(**shown), status_code=status)

    def _static(self, name: str) -> str:
        return f"/static/{name}?v={self.version}"


def as_json(value: Any) -> Response:
    """Records and plain values as JSON, letters of all scripts as they are."""
    text = json.dumps(value, default=_plain, ensure_ascii=False, allow_nan=False)
    return Response(text, media_type="application/json")


def as_csv(rows: Iterable[Record | Mapping[str, Any]]) -> Response:
    """Rows as CSV with a header."""
    stream = io.StringIO()
    csv_export.write(rows, stream)
    return Response(stream.getvalue(), media_type="text/csv; charset=utf-8")


def as_geojson(features: Iterable[Claim | Event | Mapping[str, Any]]) -> Response:
    """A FeatureCollection."""
    stream = io.StringIO()
    geojson.write(features, stream)
    return Response(stream.getvalue(), media_type="application/geo+json")


def _plain(value: Any) -> Any:
    """What JSON has no form for: records as their fields, else as they are written."""
    return value.model_dump(mode="json") if isinstance(value, Record) else str(value)


def _filters() -> dict[str, Any]:
    return {
        "day": wording.day,
        "chance": wording.chance,
        "percent": wording.percent,
        "language": wording.language,
        "direction": wording.direction,
        "figures": wording.figures,
    }


def _drawings() -> dict[str, Any]:
    return {
        "ticks": ticks.ticks,
        "share_bar": bars.share_bar,
        "events_plot": timeline.events_plot,
        "claims_plot": timeline.claims_plot,
        "axis": timeline.axis,
        "chain": chain.chain,
        "holders": holders.band,
    }


def _digest(path: Path) -> str:
    """A short digest of all files under a folder."""
    total = sha256()
    for file in sorted(p for p in path.rglob("*") if p.is_file()):
        total.update(file.name.encode() + file.read_bytes())
    return total.hexdigest()[:10]
