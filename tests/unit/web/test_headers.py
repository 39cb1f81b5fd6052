from __future__ import annotations

from tests.unit.web.newsroom import REGION, Reader


def test_a_page_may_load_nothing_from_elsewhere(reader: Reader) -> None:
    policy = reader.get(f"/map/{REGION}").headers["content-security-policy"]
    for rule in (
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "worker-src 'self' blob:",
        "style-src 'self'",
    ):
        assert rule in policy
    assert "unsafe" not in policy


def test_a_page_that_the_reader_has_is_not_sent_again(reader: Reader) -> None:
    first = reader.get("/events?known=2018-07-07")
    again = reader.get("/events?known=2018-07-07", **{"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = reader.get("/events?known=2018-07-06", **{"if-none-match": first.headers["etag"]})
    assert other.status_code == 200


def test_static_files_are_kept_when_their_address_has_the_version(reader: Reader) -> None:
    page = reader.page("/events")
    address = page.split('rel="stylesheet" href="')[1].split('"')[0]
    assert "immutable" in reader.get(address).headers["cache-control"]
    assert "immutable" not in reader.get(address.partition("?")[0]).headers["cache-control"]


def test_errors_have_no_etag(reader: Reader) -> None:
    assert "etag" not in reader.get("/events/none").headers
