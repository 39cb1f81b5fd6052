"""The map of a region, its tables, and its data."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from firsthand.exports import geojson
from firsthand.model import UnknownId
from firsthand.pipeline.moves import front_features, front_of
from firsthand.web.answers import as_csv, as_geojson, as_json
from firsthand.web.asked import Asked, Question
from firsthand.web.views import frame as frames
from firsthand.web.views import ground_layer
from firsthand.web.views import region as of_region
from firsthand.web.views.changes import changes_page
from firsthand.web.views.map_page import map_page, table_page

router = APIRouter()


@router.get("/", response_class=RedirectResponse)
def home(asked: Question) -> RedirectResponse:
    """To the map of the region that the reports tell most of; to the events where they tell of no ground."""
    return RedirectResponse(f"/map/{asked.region}" if asked.region else "/events")


@router.get("/map", response_class=RedirectResponse)
def maps(asked: Question) -> RedirectResponse:
    """The same, with the days kept."""
    return RedirectResponse(asked.link(f"/map/{asked.region}" if asked.region else "/events"))


@router.get("/map/{region}.json")
def as_data(region: str, asked: Question) -> Response:
    """Shares, holders and crossings of the region."""
    _must_be(asked, region)
    world = asked.world
    return as_json({
        "region": region, "on": asked.on, "known": asked.known, "snapshot": world.snapshot(asked.known),
        "shares": of_region.shares(asked), "contested_percent": of_region.contested(asked),
        "places": of_region.holdings(asked), "crossings": world.crossings(asked.on, asked.known),
    })  # fmt: skip


@router.get("/map/{region}.csv")
def as_rows(region: str, asked: Question) -> Response:
    """The shares of the region's ground with their intervals."""
    _must_be(asked, region)
    return as_csv(of_region.shares(asked))


@router.get("/map/{region}.geojson")
def as_areas(region: str, asked: Question) -> Response:
    """The areas of ground on the day."""
    _must_be(asked, region)
    areas = of_region.areas(asked)
    held = {h.place: h for h in of_region.holdings(asked)}
    return as_geojson(
        geojson.area(
            a.place, a.shape.__geo_interface__,
            {"name": asked.world.name(a.place), "holder": a.holder, "second": a.second, "state": a.state,
             "probability": a.probability, "km2": a.km2, "on": str(asked.on), "known": str(asked.known)},
            held[a.place].events if a.place in held else (),
        )
        for a in areas
    )  # fmt: skip


@router.get("/map/{region}/ground.json")
def layer(region: str, asked: Question) -> Response:
    """The ground over the whole period, as the browser draws it."""
    _must_be(asked, region)
    return as_json(ground_layer.layer(asked))


@router.get("/map/{region}/base.json")
def around(region: str, asked: Question) -> Response:
    """The borders and names around the region."""
    _must_be(asked, region)
    return as_json(ground_layer.base(asked))


@router.get("/map/{region}/table", response_class=HTMLResponse)
def tables(request: Request, region: str, asked: Question, holder: str | None = None) -> HTMLResponse:
    """The state of the region as tables only."""
    _must_be(asked, region)
    name = frames.region_name(asked, region)
    crumbs = (frames.Link("Tables", "", True),)
    frame = frames.frame(
        asked,
        f"{name}: tables",
        "Map",
        frames.formats(asked, f"/map/{region}", "geojson", "csv", "json"),
        crumbs,
    )
    return request.app.state.pages.page(asked, "table.html", frame, view=table_page(asked, holder or None))  # type: ignore[no-any-return]


@router.get("/map/{region}/front.geojson")
def front(region: str, asked: Question) -> Response:
    """The front of the day as lines, with how sure each is and how wide the strip in which it may run."""
    _must_be(asked, region)
    parts = of_region.covered(asked)
    pieces = [piece for part in parts for piece in front_of(asked.world, asked.on, asked.known, part)]
    return as_geojson(front_features(pieces))


@router.get("/map/{region}/changes", response_class=HTMLResponse)
def changes(request: Request, region: str, asked: Question, since: date | None = None) -> HTMLResponse:
    """What changed since a day, and on whose word."""
    _must_be(asked, region)
    name = frames.region_name(asked, region)
    crumbs = (frames.Link("Changes", "", True),)
    frame = frames.frame(asked, f"{name}: what changed", "Map", (), crumbs)
    return request.app.state.pages.page(asked, "changes.html", frame, view=changes_page(asked, since))  # type: ignore[no-any-return]


@router.get("/map/{region}", response_class=HTMLResponse)
def page(
    request: Request,
    region: str,
    asked: Question,
    show: Annotated[list[str] | None, Query()] = None,
    least: Annotated[int, Query(alias="min")] = 1,
    sel: str | None = None,
) -> HTMLResponse:
    """The map page."""
    _must_be(asked, region)
    view = map_page(asked, show or [], least > 1, sel)
    name = frames.region_name(asked, region)
    frame = frames.frame(asked, name, "Map", frames.formats(asked, f"/map/{region}", "geojson", "csv", "json"))
    return request.app.state.pages.page(asked, "map.html", frame, view=view, sel=sel)  # type: ignore[no-any-return]


def _must_be(asked: Asked, region: str) -> None:
    """UnknownId if there is no such region."""
    if asked.region != region:
        known = ", ".join(asked.world.regions(asked.known)) or "none"
        raise UnknownId(f"there is no region {region!r}; regions that the reports tell of: {known}")
