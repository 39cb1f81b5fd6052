from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from tests.browser.serving import served, story

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--enable-unsafe-swiftshader",
]
Open = Callable[..., "Page"]


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with story(tmp_path_factory.mktemp("story")) as world, served(world) as found:
        yield found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Open]:
    """Open a page of the demo in a size and theme; console errors and foreign requests fail the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.location["url"].endswith("/nothing"):
            complaints.append(f"{message.text} {message.location['url']}")

    def asked_for(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            complaints.append(f"asked elsewhere: {request.url}")

    def opened(
        path: str,
        wide: int = 1440,
        high: int = 900,
        theme: Any = "light",
        javascript: bool = True,
        any_policy: bool = False,
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": wide, "height": high},
            color_scheme=theme,
            java_script_enabled=javascript,
            bypass_csp=any_policy,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(90_000)
        page.on("console", heard)
        page.on("pageerror", lambda e: complaints.append(str(e)))
        page.on("request", asked_for)
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
