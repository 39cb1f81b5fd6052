import hashlib
import threading
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from firsthand.model import FetchError
from firsthand.remote.download import NotThere, download
from firsthand.remote.geonames import fetch_country


def test_a_file_of_a_mirror_is_copied_and_hashed(tmp_path: Path) -> None:
    source = tmp_path / "a b.bin"
    source.write_bytes(b"x" * 3_000_000)
    seen: list[int] = []
    got = download(source.as_uri(), tmp_path / "out/a.bin", lambda done, total: seen.append(done))
    assert got.path.read_bytes() == source.read_bytes()
    assert got.sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
    assert seen[-1] == got.size == 3_000_000
    assert sorted(p.name for p in got.path.parent.iterdir()) == ["a.bin"]


def test_a_missing_file_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotThere):
        download((tmp_path / "none").as_uri(), tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("url", ["http://example.org/a", "ftp://example.org/a", "/etc/passwd"])
def test_only_https_and_mirrors_are_fetched(tmp_path: Path, url: str) -> None:
    with pytest.raises(FetchError, match="https"):
        download(url, tmp_path / "out")


def test_a_country_comes_with_its_alternate_names_if_there_are_any(tmp_path: Path) -> None:
    folder = tmp_path / "mirror/geonames"
    folder.mkdir(parents=True)
    (folder / "SY.zip").write_bytes(b"dump")
    got = fetch_country("sy", tmp_path / "to", tmp_path / "mirror")
    assert got.alternates is None and got.dump.path.read_bytes() == b"dump"
    (folder / "alternatenames").mkdir()
    (folder / "alternatenames/SY.zip").write_bytes(b"names")
    again = fetch_country("SY", tmp_path / "to", tmp_path / "mirror")
    assert again.alternates is not None and len(again.urls) == 2
    assert list(again.sha256) == ["SY.zip", "alternatenames/SY.zip"]


@pytest.mark.parametrize("code", ["SYR", "../", "S1", ""])
def test_what_is_no_country_code_is_refused(tmp_path: Path, code: str) -> None:
    with pytest.raises(FetchError, match="country code"):
        fetch_country(code, tmp_path)


class Server(BaseHTTPRequestHandler):
    body = b"0123456789" * 1000
    breaks = True

    def do_GET(self) -> None:
        if self.path == "/gone":
            self.send_error(404)
            return
        start = int(self.headers["Range"][6:-1]) if self.headers.get("If-Range") == '"v1"' else 0
        self.send_response(206 if start else 200)
        self.send_header("ETag", '"v1"')
        self.send_header("Content-Length", str(len(self.body) - start))
        self.end_headers()
        broken = Server.breaks and not start
        self.wfile.write(self.body[start : 4000 if broken else None])

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A local server behind an https address: only the address is rewritten, on its way out."""
    running = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    request = urllib.request.Request
    monkeypatch.setattr(
        urllib.request,
        "Request",
        lambda url, **kw: request(
            url.replace("https://host", f"http://127.0.0.1:{running.server_port}"), **kw
        ),
    )
    yield "https://host"
    running.shutdown()
    thread.join()
    running.server_close()


def test_a_broken_download_is_taken_up_where_it_broke(tmp_path: Path, server: str) -> None:
    Server.breaks = True
    with pytest.raises(FetchError, match="try again"):
        download(f"{server}/a", tmp_path / "a")
    assert (tmp_path / "a.part").stat().st_size == 4000 and not (tmp_path / "a").exists()
    starts: list[int] = []
    got = download(f"{server}/a", tmp_path / "a", lambda done, total: starts.append(done))
    assert got.path.read_bytes() == Server.body
    assert starts[0] == len(Server.body) and [p.name for p in tmp_path.iterdir()] == ["a"]


def test_a_refusal_names_the_address(tmp_path: Path, server: str) -> None:
    with pytest.raises(NotThere, match="gone"):
        download(f"{server}/gone", tmp_path / "a")
