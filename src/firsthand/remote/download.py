"""Files from the network or from a mirror folder, by one way.

Streamed, resumed where they broke off, hashed.
"""

from __future__ import annotations

import hashlib
import json
import os
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from firsthand.model import FetchError

CHUNK = 1 << 20
TIMEOUT = 60.0  # seconds without an answer
Progress = Callable[[int, int | None], None]  # bytes so far, bytes in all if known


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that was fetched.

    Where to, where from, its SHA-256, its size in bytes and the day (UTC, ISO).
    """

    path: Path
    url: str
    sha256: str
    size: int
    fetched: str


class NotThere(FetchError):
    """The server or mirror has no such file."""


def download(url: str, to: Path, progress: Progress | None = None) -> Fetched:
    """Fetch an https or file address into a file; it appears under its name only when it is whole.

    What was fetched before a break stays in "<name>.part" and is taken up again if the server still has the
    same version.
    Raises NotThere if there is no such file, FetchError for anything else that the caller can try again.
    """
    if not url.startswith(("https://", "file://")):
        raise FetchError(f"{url}: only https addresses and mirror folders are fetched")
    to.parent.mkdir(parents=True, exist_ok=True)
    part, note = to.with_name(to.name + ".part"), to.with_name(to.name + ".part.json")
    try:
        with urllib.request.urlopen(_request(url, part, note), timeout=TIMEOUT) as answer:  # noqa: S310
            _receive(answer, part, note, progress)
    except urllib.error.HTTPError as error:
        raise _refused(url, error.code) from error
    except (OSError, urllib.error.URLError) as error:
        if isinstance(getattr(error, "reason", error), FileNotFoundError):
            raise NotThere(f"{url}: no such file in the mirror") from error
        raise FetchError(f"{url}: {error}; try again, or use --mirror DIR") from error
    part.replace(to)
    note.unlink(missing_ok=True)
    return Fetched(to, url, file_digest(to), to.stat().st_size, datetime.now(UTC).date().isoformat())


def file_digest(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _request(url: str, part: Path, note: Path) -> urllib.request.Request:
    request = urllib.request.Request(url, headers={"User-Agent": "firsthand"})  # noqa: S310
    if part.exists() and note.exists() and url.startswith("https://"):
        version = json.loads(note.read_text(encoding="utf-8")).get("version")
        if version:
            request.add_header("Range", f"bytes={part.stat().st_size}-")
            request.add_header("If-Range", version)
    return request


def _receive(answer: Any, part: Path, note: Path, progress: Progress | None) -> None:
    """Write the answer to the part file.

    Appended where the server goes on from there, from the start otherwise.
    """
    resumed = getattr(answer, "status", None) == 206
    version = answer.headers.get("ETag") or answer.headers.get("Last-Modified")
    note.write_text(json.dumps({"version": version}), encoding="utf-8")
    length = answer.headers.get("Content-Length")
    done = part.stat().st_size if resumed else 0
    total = done + int(length) if length else None
    with part.open("ab" if resumed else "wb") as stream:
        while chunk := answer.read(CHUNK):
            stream.write(chunk)
            done += len(chunk)
            if progress:
                progress(done, total)
        stream.flush()
        os.fsync(stream.fileno())
    if total is not None and done != total:
        raise FetchError(f"{part}: broke off at {done} of {total} bytes; try again to take it up there")


def _refused(url: str, code: int) -> FetchError:
    if code in (404, 410):
        return NotThere(f"{url}: no such file on the server (HTTP {code}); check the country code")
    return FetchError(f"{url}: the server answered HTTP {code}; try again later, or use --mirror DIR")
