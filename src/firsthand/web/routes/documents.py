"""Reports: the list, the reader, and their data."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from firsthand.exports.rows import flat
from firsthand.web.answers import as_csv, as_json
from firsthand.web.asked import Question
from firsthand.web.views import frame as frames
from firsthand.web.views.documents import document_page, document_rows

router = APIRouter()


@router.get("/documents.json")
def as_data(asked: Question) -> Response:
    """The reports known, without their texts."""
    return as_json(asked.world.heads(asked.known))


@router.get("/documents.csv")
def as_rows(asked: Question) -> Response:
    """The same as rows."""
    return as_csv(flat(asked.world.heads(asked.known)))


@router.get("/documents", response_class=HTMLResponse)
def listed(request: Request, asked: Question) -> HTMLResponse:
    """The list."""
    frame = frames.frame(asked, "Documents", "Documents", frames.formats(asked, "/documents", "json", "csv"),
                         (frames.Link("Documents", "", True),))  # fmt: skip
    return request.app.state.pages.page(asked, "documents.html", frame, documents=document_rows(asked))  # type: ignore[no-any-return]


@router.get("/documents/{id_}.json")
def one_as_data(id_: str, asked: Question) -> Response:
    """A report with its text and its claims."""
    document = document_page(asked, id_).document
    return as_json({"document": document, "claims": asked.world.claims(asked.known, document=document.id)})


@router.get("/documents/{id_}", response_class=HTMLResponse)
def one(request: Request, id_: str, asked: Question) -> HTMLResponse:
    """The reader."""
    view = document_page(asked, id_)
    crumbs = (frames.Link("Documents", asked.link("/documents")), frames.Link(view.short[:8], "", True))
    title = view.document.title or "Report without a title"
    frame = frames.frame(asked, title, "Documents", frames.formats(asked, f"/documents/{view.short}", "json"), crumbs)
    return request.app.state.pages.page(asked, "document.html", frame, view=view)  # type: ignore[no-any-return]
