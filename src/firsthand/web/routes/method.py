"""How figures are worked out, what the symbols mean, and the scale of grades."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from firsthand.lexicon.figures import control_weights
from firsthand.web import wording
from firsthand.web.asked import Question
from firsthand.web.views import frame as frames

router = APIRouter()


@router.get("/method", response_class=HTMLResponse)
def method(request: Request, asked: Question) -> HTMLResponse:
    """The page on method, with the figures that are in use."""
    frame = frames.frame(asked, "How figures are worked out", "", (), (frames.Link("Method", "", True),))
    return request.app.state.pages.page(  # type: ignore[no-any-return]
        asked, "method.html", frame, words=wording.table("words"), weights=control_weights()
    )
