"""Events: the list, one event, and their data."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, Response

from firsthand.exports.rows import flat
from firsthand.web.answers import as_csv, as_geojson, as_json
from firsthand.web.asked import Question
from firsthand.web.views import frame as frames
from firsthand.web.views.event_page import event_page
from firsthand.web.views.lists import Filter, event_list, selected

router = APIRouter()


def chosen(
    group: str = "",
    place: str = "",
    source: str = "",
    least: Annotated[int, Query(alias="min")] = 1,
    here: bool = False,
    start: Annotated[int, Query(ge=0)] = 0,
) -> Filter:
    """The filter that a list was asked for."""
    return Filter(group, place, source, least > 1, here, start)


Chosen = Annotated[Filter, Depends(chosen)]


@router.get("/events.json")
def as_data(asked: Question, only: Chosen) -> Response:
    """All events that the filter leaves."""
    return as_json(selected(asked, only))


@router.get("/events.csv")
def as_rows(asked: Question, only: Chosen) -> Response:
    """The same as rows."""
    return as_csv(flat(selected(asked, only)))


@router.get("/events.geojson")
def as_points(asked: Question, only: Chosen) -> Response:
    """The same as points."""
    return as_geojson(selected(asked, only))


@router.get("/events", response_class=HTMLResponse)
def listed(request: Request, asked: Question, only: Chosen) -> HTMLResponse:
    """The list."""
    data = frames.formats(asked, "/events", "json", "csv", "geojson")
    frame = frames.frame(asked, "Events", "Events", data, (frames.Link("Events", "", True),))
    return request.app.state.pages.page(asked, "events.html", frame, view=event_list(asked, only))  # type: ignore[no-any-return]


@router.get("/events/{id_}.json")
def one_as_data(id_: str, asked: Question) -> Response:
    """One event with its claims."""
    event = asked.world.event(id_, asked.known)
    return as_json({"event": event, "claims": asked.world.claims(asked.known, ids=event.claims),
                    "on": asked.on, "known": asked.known})  # fmt: skip


@router.get("/events/{id_}", response_class=HTMLResponse)
def one(request: Request, id_: str, asked: Question) -> HTMLResponse:
    """One event."""
    view = event_page(asked, id_)
    crumbs = (frames.Link("Events", asked.link("/events")), frames.Link(view.event.id, "", True))
    frame = frames.frame(asked, view.row.title, "Events",
                         frames.formats(asked, f"/events/{view.event.id}", "json"), crumbs)  # fmt: skip
    return request.app.state.pages.page(asked, "event.html", frame, view=view)  # type: ignore[no-any-return]
