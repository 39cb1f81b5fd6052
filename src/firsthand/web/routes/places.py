"""Places: the list, one place, and their data."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from firsthand.model import UnknownId
from firsthand.web.answers import as_csv, as_json
from firsthand.web.asked import Asked, Question
from firsthand.web.views import frame as frames
from firsthand.web.views.lists import place_list
from firsthand.web.views.place import place_page

router = APIRouter()


@router.get("/places.json")
def as_data(asked: Question) -> Response:
    """The places that events name."""
    return as_json(_rows(asked))


@router.get("/places.csv")
def as_rows(asked: Question) -> Response:
    """The same as rows."""
    return as_csv(_rows(asked))


@router.get("/places", response_class=HTMLResponse)
def listed(request: Request, asked: Question) -> HTMLResponse:
    """The list."""
    frame = frames.frame(asked, "Places", "Places", frames.formats(asked, "/places", "json", "csv"),
                         (frames.Link("Places", "", True),))  # fmt: skip
    return request.app.state.pages.page(asked, "places.html", frame, places=place_list(asked))  # type: ignore[no-any-return]


@router.get("/places/{id_}.json")
def one_as_data(id_: str, asked: Question) -> Response:
    """A place with its holders over time."""
    place = asked.world.place(id_)
    try:
        held = asked.world.history(id_, asked.known)
    except UnknownId:
        held = ()
    return as_json({"place": place, "holders": held, "on": asked.on, "known": asked.known})


@router.get("/places/{id_}", response_class=HTMLResponse)
def one(request: Request, id_: str, asked: Question) -> HTMLResponse:
    """One place."""
    view = place_page(asked, id_)
    crumbs = (frames.Link("Places", asked.link("/places")), frames.Link(view.place.id, "", True))
    frame = frames.frame(asked, view.place.name, "Places", frames.formats(asked, f"/places/{id_}", "json"), crumbs)
    return request.app.state.pages.page(asked, "place.html", frame, view=view)  # type: ignore[no-any-return]


def _rows(asked: Asked) -> list[dict[str, object]]:
    return [
        {
            "id": p.place.id, "name": p.place.name, "kind": p.place.kind, "country": p.place.country,
            "admin1": p.place.admin1, "lat": p.place.lat, "lon": p.place.lon, "events": p.events,
            "holder": p.face.id if p.face else None, "state": p.state or None,
            "probability": p.chance if p.face and p.face.id else None,
            "on": str(asked.on), "known": str(asked.known),
        }
        for p in place_list(asked)
    ]  # fmt: skip
