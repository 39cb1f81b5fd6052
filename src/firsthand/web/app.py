"""The pages as an application: who made them a World gets a FastAPI application that answers about it."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware

from firsthand.pipeline.state import World
from firsthand.web.answers import Pages, folder
from firsthand.web.errors import answer_errors
from firsthand.web.headers import Headers
from firsthand.web.routes import documents, events, maps, method, places, search, sources


def create_app(world: World) -> FastAPI:
    """The application that shows a world; it keeps nothing of its own and writes nothing."""
    pages = Pages()
    app = FastAPI(title="firsthand", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.world = world
    app.state.pages = pages
    app.mount("/static", StaticFiles(directory=folder("static")), name="static")
    for room in (maps, events, places, documents, sources, search, method):
        app.include_router(room.router)
    answer_errors(app, pages)
    app.add_middleware(GZipMiddleware, minimum_size=800)
    app.add_middleware(Headers, world=world, version=pages.version)
    return app
