from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.unit.web.newsroom import Newsroom, Reader


def test_an_empty_store_says_how_to_fill_it(tmp_path: Path) -> None:
    room = Newsroom(tmp_path)
    answer = Reader(room.world).get("/")
    room.store.close()
    assert answer.status_code == 503 and "firsthand add" in answer.text


def test_an_error_page_keeps_bar_and_search(reader: Reader) -> None:
    answer = reader.get("/places/nowhere")
    assert answer.status_code == 404
    assert 'action="/search"' in answer.text and 'href="/"' in answer.text
    assert reader.get("/nothing/here").status_code == 404


def test_a_store_without_ground_leads_to_the_events(tmp_path: Path) -> None:
    room = Newsroom(tmp_path)
    room.report("2018-07-01", "Reuters", "Nothing of note was said.", title="Quiet", language="en")
    read = Reader(room.world)
    assert read.get("/").headers["location"] == "/events"
    assert "No event fits" in read.page("/events")
    assert room.world.days()[1] == date(2018, 7, 1)
    room.store.close()
