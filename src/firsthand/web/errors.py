"""Errors as pages: what did not work, what still does, and one thing to do."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from firsthand.model import FirsthandError, StoreError, UnknownId
from firsthand.web.answers import Pages


def answer_errors(app: FastAPI, pages: Pages) -> None:
    """Let an application answer with a page where something is not there or cannot be."""

    def page(status: int, title: str, message: str) -> Response:
        return pages.plain("error.html", status, title=title, message=message)

    @app.exception_handler(UnknownId)
    async def _unknown(_request: Request, error: UnknownId) -> Response:
        return page(404, "Nothing is known by this name", str(error))

    @app.exception_handler(StoreError)
    async def _empty(_request: Request, error: StoreError) -> Response:
        return page(503, "There are no reports to show", str(error))

    @app.exception_handler(FirsthandError)
    async def _failed(_request: Request, error: FirsthandError) -> Response:
        return page(500, "This could not be worked out", str(error))

    @app.exception_handler(RequestValidationError)
    async def _unreadable(_request: Request, error: RequestValidationError) -> Response:
        told = "; ".join(f"{e['loc'][-1]}: {e['msg']}" for e in error.errors())
        return page(422, "The address could not be read", f"{told}. Days are written like 2018-07-06.")

    @app.exception_handler(HTTPException)
    async def _refused(_request: Request, error: HTTPException) -> Response:
        missing = error.status_code == 404
        return page(
            error.status_code,
            "There is no such page" if missing else "This cannot be done",
            str(error.detail),
        )
