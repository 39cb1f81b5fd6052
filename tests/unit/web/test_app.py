"""What every page promises, asked over HTTP without JavaScript."""

from __future__ import annotations

import csv
import gzip
import io
import re

import pytest
from tests.unit.web.newsroom import REGION, Newsroom, Reader, links

SHOWN = "on=2018-07-06&known=2018-07-07"
PAGES = (
    f"/map/{REGION}", f"/map/{REGION}/table", "/events", "/places", "/places/nassib-crossing", "/documents",
    "/sources", "/search?q=crossing", "/method",
)  # fmt: skip


def test_the_root_leads_to_the_map_of_the_region_most_told_of(reader: Reader) -> None:
    answer = reader.get("/")
    assert (answer.status_code, answer.headers["location"]) == (307, f"/map/{REGION}")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_states_what_it_shows(reader: Reader, path: str) -> None:
    page = reader.page(path + ("&" if "?" in path else "?") + SHOWN)
    assert "State on" in page and "6 Jul 2018" in page and "7 Jul 2018" in page
    assert re.search(r"<b>5</b>\s*<span[^>]*>documents", page)


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_inline_style_or_script(reader: Reader, path: str) -> None:
    page = reader.page(path)
    assert " style=" not in page and "<style" not in page
    assert not re.search(r"<script(?![^>]*\ssrc=)", page)
    assert not re.search(r"\son\w+=", page)


def test_every_link_of_a_page_leads_somewhere(reader: Reader) -> None:
    pages = (reader.page(path + ("&" if "?" in path else "?") + SHOWN) for path in PAGES)
    found = {address.partition("#")[0] for page in pages for address in links(page)}
    plain = {re.sub("&snap=[0-9a-f]+", "", address) for address in found if address.startswith("/")}
    assert len(plain) > 30
    for address in plain:
        assert reader.get(address).status_code in (200, 307), address


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_light(reader: Reader, path: str) -> None:
    assert len(gzip.compress(reader.page(path).encode())) <= 30_000


@pytest.mark.parametrize("path", PAGES)
def test_nothing_published_after_known_shows(reader: Reader, path: str) -> None:
    page = reader.page(path + ("&" if "?" in path else "?") + "known=2018-07-06")
    assert "Fars News" not in page, "published on the 7th"
    assert "Enab Baladi" not in page and "entered" not in page, "published on the 20th"
    assert "Rebels deny loss" not in page


def test_an_event_not_yet_known_is_not_there(reader: Reader, room: Newsroom) -> None:
    later = next(e for e in room.world.events() if e.place and e.place.id == "nawa")
    assert reader.get(f"/events/{later.id}").status_code == 200
    assert reader.get(f"/events/{later.id}?known=2018-07-07").status_code == 404


def test_a_report_not_yet_published_is_not_there(reader: Reader, room: Newsroom) -> None:
    later = room.world.heads()[-1]
    address = f"/documents/{later.id.removeprefix('sha256:')[:16]}"
    assert reader.get(address).status_code == 200
    answer = reader.get(address + "?known=2018-07-07")
    assert answer.status_code == 404 and "20 Jul 2018" in answer.text


def test_two_clicks_lead_from_a_share_to_the_words(reader: Reader) -> None:
    page = reader.page(f"/map/{REGION}?{SHOWN}")
    share = next(a for a in links(page) if "holder=syria-government" in a)
    tables = reader.page(share)
    words = next(a for a in links(tables) if a.startswith("/documents/") and "#c-" in a)
    assert f'id="{words.partition("#")[2]}"' in reader.page(words.partition("#")[0])


def test_two_clicks_lead_from_an_event_to_the_words(reader: Reader) -> None:
    page = reader.page(f"/map/{REGION}?{SHOWN}")
    event = next(a for a in links(page) if "sel=e-" in a)
    words = next(a for a in links(reader.page(event)) if a.startswith("/documents/") and "#c-" in a)
    report = reader.page(words.partition("#")[0])
    assert re.search(rf'<mark id="{words.partition("#")[2]}">', report)


def test_without_javascript_the_map_page_has_forms_and_a_way_to_tables(reader: Reader) -> None:
    page = reader.page(f"/map/{REGION}?{SHOWN}")
    assert 'type="date" name="on"' in page and 'type="date" name="known"' in page
    assert f"/map/{REGION}/table?on=2018-07-06" in page.replace("&amp;", "&")
    assert page.count('<button class="button small js-off" type="submit">') == 2


def test_on_never_passes_known(reader: Reader) -> None:
    page = reader.page(f"/map/{REGION}?on=2018-07-20&known=2018-07-07")
    assert "A later day was asked for than is known" in page
    assert '<input type="date" name="on" id="on-date" value="2018-07-07"' in page


def test_a_region_that_is_none_says_which_there_are(reader: Reader) -> None:
    answer = reader.get("/map/atlantis")
    assert answer.status_code == 404 and REGION in answer.text


def test_a_day_that_is_none_says_how_days_are_written(reader: Reader) -> None:
    answer = reader.get("/events?on=yesterday")
    assert answer.status_code == 422 and "2018-07-06" in answer.text


def test_a_permanent_link_tells_when_the_store_has_changed(reader: Reader) -> None:
    page = reader.page(f"/events?{SHOWN}")
    link = next(a for a in links(page) if "snap=" in a)
    assert "since this link was made" not in reader.page(link)
    assert "since this link was made" in reader.page(re.sub(r"snap=\w+", "snap=another", link))


def test_words_of_reports_are_escaped(reader: Reader, room: Newsroom) -> None:
    later = room.world.heads()[-1]
    page = reader.page(f"/documents/{later.id.removeprefix('sha256:')[:16]}")
    assert "&lt;b&gt;" in page and "<b>." not in page
    assert "&lt;i&gt;" in reader.page("/search?q=<i>")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (f"/map/{REGION}.json", "application/json"),
        (f"/map/{REGION}.geojson", "application/geo+json"),
        (f"/map/{REGION}.csv", "text/csv"),
        (f"/map/{REGION}/ground.json", "application/json"),
        (f"/map/{REGION}/base.json", "application/json"),
        ("/events.json", "application/json"),
        ("/events.csv", "text/csv"),
        ("/events.geojson", "application/geo+json"),
        ("/places.json", "application/json"),
        ("/places.csv", "text/csv"),
        ("/places/nassib-crossing.json", "application/json"),
        ("/documents.json", "application/json"),
        ("/documents.csv", "text/csv"),
        ("/sources.csv", "text/csv"),
    ],
)
def test_data_stand_beside_the_pages(reader: Reader, path: str, kind: str) -> None:
    answer = reader.get(f"{path}?{SHOWN}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(kind)
    if kind != "text/csv":
        assert answer.json()


def test_shares_have_their_interval_in_csv(reader: Reader) -> None:
    rows = list(csv.DictReader(io.StringIO(reader.get(f"/map/{REGION}.csv?{SHOWN}").text)))
    assert rows and all(float(r["low"]) <= float(r["percent"]) <= float(r["high"]) for r in rows)
    assert sum(float(r["percent"]) for r in rows) == pytest.approx(100)


def test_bar_shows_only_pages_that_exist(reader: Reader) -> None:
    page = reader.page(f"/map/{REGION}")
    for missing in ("Agreements</a>", "Arms</a>", "Displacement</a>", "Forecasts</a>", "Review</a>"):
        assert missing not in page
