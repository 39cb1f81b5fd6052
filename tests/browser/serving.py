"""The demo's pages served on this machine for a browser, in a thread that ends with the tests."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import uvicorn

from firsthand.pipeline import demo
from firsthand.pipeline.engine import Engine
from firsthand.pipeline.settings import at_the_door
from firsthand.pipeline.state import World
from firsthand.store import Store
from firsthand.web.app import create_app


@contextmanager
def story(folder: Path) -> Iterator[World]:
    """The bundled story, read into a store of its own."""
    settings = at_the_door({}, date(2018, 9, 1), home=folder, store=folder / "store.sqlite")
    engine = Engine(settings, demo.mastheads())
    with Store.open(settings.store) as store:
        demo.read_story(engine, store, lambda: datetime(2018, 9, 1, tzinfo=UTC), lambda *_: None)
        yield World(store, engine)


@contextmanager
def served(world: World) -> Iterator[str]:
    """The address of a server of this world, on 127.0.0.1 only."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(world), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=20)
