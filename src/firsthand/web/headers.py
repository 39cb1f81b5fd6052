"""Headers of every answer: what a page may load, how long it is kept, an ETag of snapshot and query."""

from __future__ import annotations

from hashlib import sha256

from starlette.datastructures import Headers as Given
from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from firsthand.pipeline.state import World

POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; style-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
KEEP = "public, max-age=31536000, immutable"
ASK = "private, no-cache"


class Headers:
    """Adds the headers, and answers 304 where the reader already has this page of this state of the store."""

    def __init__(self, app: ASGIApp, world: World, version: str) -> None:
        self._app = app
        self._world = world
        self._version = version

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["path"].startswith("/static/"):
            await self._answer(scope, receive, send, None)
            return
        with self._world.settled():
            await self._answer(scope, receive, send, self._etag(scope))

    async def _answer(self, scope: Scope, receive: Receive, send: Send, etag: str | None) -> None:
        if etag and Given(scope=scope).get("if-none-match") == etag:
            await Response(status_code=304, headers={"ETag": etag, "Cache-Control": ASK})(scope, receive, send)
            return

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._dress(message, scope, etag)
            await send(message)

        await self._app(scope, receive, dressed)

    def _dress(self, message: Message, scope: Scope, etag: str | None) -> None:
        headers = MutableHeaders(scope=message)
        headers["Content-Security-Policy"] = POLICY
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "same-origin"
        if etag is None:
            versioned = b"v=" + self._version.encode() in scope["query_string"]
            headers["Cache-Control"] = KEEP if versioned else ASK
        else:
            headers["Cache-Control"] = ASK
            if message["status"] == 200:
                headers["ETag"] = etag

    def _etag(self, scope: Scope) -> str:
        """A digest of the store's snapshot, the pages' version and the address."""
        asked = f"{self._world.snapshot()}|{self._version}|{scope['path']}|".encode() + scope["query_string"]
        return f'W/"{sha256(asked).hexdigest()[:20]}"'
