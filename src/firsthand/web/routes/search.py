"""Search over the reports known."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from firsthand.web.asked import Question
from firsthand.web.views import frame as frames
from firsthand.web.views.lists import found

router = APIRouter()


@router.get("/search", response_class=HTMLResponse)
def search(request: Request, asked: Question, q: str = "") -> HTMLResponse:
    """Reports whose text holds all the words."""
    frame = frames.frame(asked, f"Search: {q}", "", (), (frames.Link("Search", "", True),))
    return request.app.state.pages.page(asked, "search.html", frame, q=q, found=found(asked, q))  # type: ignore[no-any-return]
