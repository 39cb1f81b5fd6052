"""The demo as a reader meets it, in Debian's Chromium."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.browser.conftest import Open

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

MAP = "/map/southwest-syria"
SEVENTH = "?on=2018-07-06&known=2018-07-07"
PAGES = (
    MAP + SEVENTH, MAP + "/table" + SEVENTH, "/events" + SEVENTH, "/places" + SEVENTH,
    "/places/nassib-crossing" + SEVENTH, "/documents", "/sources", "/search?q=nassib", "/method",
)  # fmt: skip


def ready(page: Page) -> Page:
    """Wait for the map to be drawn."""
    page.wait_for_selector("#map[data-ready]")
    return page


def first(page: Page, selector: str) -> str:
    """The address of the first link of a kind."""
    found = page.get_attribute(selector, "href")
    assert found is not None
    return found


def test_the_slider_changes_the_map_at_once_and_the_lists_when_let_go(visit: Open) -> None:
    page = ready(visit(MAP))
    assert page.inner_text("#shown-day") == "1 Aug 2018"
    page.focus("#on-slider")
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    assert page.inner_text("#shown-day") == "27 Jul 2018"
    page.wait_for_url(re.compile("on=2018-07-27"))
    page.wait_for_function("document.querySelector('#stamp').innerText.includes('27 Jul 2018')")
    assert page.evaluate("document.activeElement.id") == "on-slider", "the slider keeps the focus"
    assert page.locator("#map canvas").count() == 1, "the map is not drawn anew"
    assert "27 Jul 2018" in page.inner_text("#told")


def test_a_step_of_the_slider_is_handled_in_time(visit: Open) -> None:
    page = ready(visit(MAP))
    spent = page.evaluate(
        """async () => {
          const map = await import(document.querySelector('script[type=module]').src);
          const spent = [];
          for (let day = 0; day < 40; day++) {
            const from = performance.now();
            map.show(day);
            spent.push(performance.now() - from);
          }
          return spent.sort((a, b) => a - b)[30];
        }"""
    )
    assert spent <= 50


def test_nassib_and_its_sentence_are_two_clicks_away(visit: Open) -> None:
    page = ready(visit(MAP + SEVENTH))
    page.locator("#event-list .event a", has_text="took Nassib").first.click()
    page.wait_for_selector(".card .quote")
    page.locator(".card .quote a", has_text="in the report").click()
    page.wait_for_url(re.compile("/documents/.*#c-"))
    sentence = page.locator(".holds:has(:target)")
    assert sentence.count() == 1 and "Nassib" in sentence.inner_text() and sentence.is_visible()


def test_a_symbol_on_the_map_opens_the_same_card(visit: Open) -> None:
    page = ready(visit(MAP + SEVENTH))
    page.locator("a.pin:not(.gate-pin)").first.click()
    page.wait_for_selector(".card h2")
    assert page.locator(".event.chosen").count() == 1


def test_a_crossing_on_the_map_leads_to_its_page(visit: Open) -> None:
    page = ready(visit(MAP + SEVENTH))
    page.locator('a.gate-pin[aria-label^="Nassib"]').click()
    page.wait_for_url(re.compile("/places/nassib-crossing"))
    assert "As a crossing" in page.inner_text("main")


def test_an_earlier_known_day_hides_what_came_later(visit: Open) -> None:
    page = ready(visit(MAP))
    last = int(page.input_value("#known-slider"))
    page.fill("#known-slider", str(last - 24))  # at once: on a busy machine key presses are lost between two page loads
    page.wait_for_url(re.compile("known=2018-07-08"))
    page.wait_for_function("document.querySelector('#stamp').innerText.includes('8 Jul 2018')")
    days = page.locator("#event-list time").evaluate_all("found => found.map(t => t.dateTime)")
    assert days and max(days) <= "2018-07-08"
    assert page.input_value("#on-date") == "2018-07-08", "the day shown never passes the day known"
    assert page.locator(".plot.up .later").count() == 1


def test_playing_goes_from_change_to_change(visit: Open) -> None:
    page = ready(visit(MAP + "?on=2018-06-25"))
    before = page.inner_text("#shown-day")
    page.click("#next")
    page.wait_for_function(f"document.querySelector('#shown-day').innerText !== '{before}'")
    assert "same since " + page.inner_text("#shown-day") in page.inner_text("#same")


def test_without_javascript_everything_of_the_map_is_on_the_page(visit: Open) -> None:
    page = visit(MAP + SEVENTH, javascript=False)
    for words in ("Share of ground", "Crossings", "Nassib", "90 %"):
        assert words in page.inner_text("body")
    assert page.locator(".slider").first.is_hidden()
    page.fill("#on-date", "2018-07-01")
    page.locator(".time button", has_text="Show").click()
    assert "on=2018-07-01" in page.url and "1 Jul 2018" in page.inner_text("#stamp")
    page.locator("a", has_text="The same as tables").last.click()
    assert "Holders by place" in page.inner_text("main")


def test_without_webgl_the_tables_take_the_place_of_the_map(visit: Open) -> None:
    page = visit("/method")
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page.goto(page.url.split("/method")[0] + MAP)
    assert "could not start WebGL" in page.inner_text("#map")
    page.click("#map a")
    assert "/table" in page.url


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("wide", [1440, 390])
def test_axe_finds_nothing(visit: Open, theme: str, wide: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = visit("/events" + SEVENTH, wide, 900, theme, any_policy=True)  # axe sets styles of its own
    event = first(page, ".event-line")
    page.goto(page.url.split("/events")[0] + "/documents" + SEVENTH)
    report = first(page, "td a")
    root = page.url.split("/documents")[0]
    told: list[str] = []
    for path in (*PAGES, event, report, "/nothing"):
        page.goto(root + path)
        if path.startswith(MAP + "?"):
            ready(page)
        found = Axe().run(page, options={"preload": False})  # it would ask for style sheets anew
        told += [f"{path} {v['id']}: {v['nodes'][0]['html'][:160]}" for v in found.response["violations"]]
    assert told == []


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways_at_320(visit: Open, path: str) -> None:
    page = visit(path, 320, 700)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
