"""A private PostgreSQL for tests: its own folder, its own port on loopback, its own pid, and nothing left behind."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

USER = "postgres"  # whom Debian's package makes; the server refuses to run as root
NEEDED = "apt-get install postgresql-15 postgresql-15-postgis-3"
MINUTE = 60.0


class Cluster:
    """A running server; each store gets a database of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.server: subprocess.Popen[bytes] | None = None
        self._made = 0

    def address(self, database: str, user: str = USER) -> str:
        """The address of a database."""
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        """Start the server and wait until it answers."""
        options = {
            "port": self.port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "fsync": "off",  # the machine is not switched off during a test; killed processes lose nothing by it
            "shared_buffers": "32MB",
            "max_connections": "40",
        }
        words = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
        log = (self.folder / "log").open("ab")
        command = [program("postgres"), "-D", str(self.folder / "data"), *words]
        self.server = subprocess.Popen(command, stdout=log, stderr=log, **as_user())
        log.close()
        deadline = time.monotonic() + MINUTE
        while not self.answers():
            if self.server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("the test's PostgreSQL did not start:\n" + (self.folder / "log").read_text())
            time.sleep(0.1)

    def answers(self) -> bool:
        """Whether the server takes connections."""
        try:
            psycopg.connect(self.address("postgres")).close()
        except psycopg.OperationalError:
            return False
        return True

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """End the server by its pid: SIGINT is its fast and orderly end."""
        if self.server is not None:
            self.server.send_signal(how)
            self.server.wait(timeout=MINUTE)
            self.server = None

    def do(self, statement: str, database: str = "postgres") -> None:
        """Run a statement as the superuser."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            connection.execute(sql.SQL(statement))

    def database(self, template: str = "template_space") -> str:
        """The address of a new database, with PostGIS unless another template is named."""
        self._made += 1
        name = f"store_{self._made}"
        self.do(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.address(name)


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A server for the time of the block."""
    folder = Path(tempfile.mkdtemp(prefix="firsthand-postgres-"))
    made = Cluster(folder)
    try:
        if as_user():
            shutil.chown(folder, USER, USER)
        subprocess.run(
            [program("initdb"), "-D", folder / "data", "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
             "--no-sync"],
            check=True, capture_output=True, **as_user(),
        )  # fmt: skip
        made.start()
        made.do("CREATE DATABASE template_space")
        made.do("CREATE EXTENSION postgis", "template_space")
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder)


def program(name: str) -> str:
    """A program of PostgreSQL 15; without it the test fails, it is not left out."""
    found = Path("/usr/lib/postgresql/15/bin") / name
    if not found.is_file():
        raise RuntimeError(f"{found} is missing; PostgreSQL tests need: {NEEDED}")
    return str(found)


def as_user() -> dict[str, Any]:
    """How a process of the server is started: by root as somebody else, else as whoever runs the test."""
    if os.geteuid() != 0:
        return {"cwd": "/"}
    return {"user": USER, "group": USER, "extra_groups": [], "cwd": "/"}


def free_port() -> int:
    """A port on loopback that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
