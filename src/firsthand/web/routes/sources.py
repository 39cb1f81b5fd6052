"""Sources: who spoke first, and how others bore them out."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from firsthand.web.answers import as_csv
from firsthand.web.asked import Question
from firsthand.web.views import frame as frames
from firsthand.web.views.lists import source_list

router = APIRouter()


@router.get("/sources.csv")
def as_rows(asked: Question) -> Response:
    """The sources as rows."""
    return as_csv(
        {"root": s.root, "name": s.name, "grade": s.grade, "speaks_for": s.party, "events": s.events,
         "borne_out": s.borne_out, "beside_others": s.beside}
        for s in source_list(asked)
    )  # fmt: skip


@router.get("/sources", response_class=HTMLResponse)
def listed(request: Request, asked: Question) -> HTMLResponse:
    """The list."""
    frame = frames.frame(asked, "Sources", "Sources", frames.formats(asked, "/sources", "csv"),
                         (frames.Link("Sources", "", True),))  # fmt: skip
    return request.app.state.pages.page(asked, "sources.html", frame, sources=source_list(asked))  # type: ignore[no-any-return]
