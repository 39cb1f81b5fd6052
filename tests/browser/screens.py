"""Pictures of the demo's screens, to be looked at before a release: python -m tests.browser.screens FOLDER."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.browser.serving import served, story

MAP = "/map/southwest-syria?on=2018-07-06"
SCREENS = {
    "map": MAP,
    "table": MAP.replace("?", "/table?"),
    "events": "/events",
    "place": "/places/nassib-crossing?on=2018-07-06",
    "documents": "/documents",
    "sources": "/sources",
}
PATIENCE = 90_000  # ms: the first page works out the whole story
SIZES = ((1440, 900), (1024, 768), (390, 844))


def main(folder: Path) -> None:
    """Take every screen at three sizes in two themes; those of a chosen event come with it."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as store, story(Path(store)) as world, served(world) as address:
        nassib = [e for e in world.events() if e.type == "capture" and e.place and e.place.id == "nassib-crossing"]
        best = max(nassib, key=lambda e: len(e.witnesses))
        arabic = next(h for h in world.heads() if h.language == "ar").id.removeprefix("sha256:")[:16]
        screens = {
            **SCREENS, "card": f"{MAP}&sel={best.id}",
            "event": f"/events/{best.id}", "document": f"/documents/{arabic}",
        }  # fmt: skip
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            for wide, high in SIZES:
                for theme in ("light", "dark"):
                    page = browser.new_page(
                        viewport={"width": wide, "height": high}, color_scheme="dark" if theme == "dark" else "light"
                    )
                    page.set_default_timeout(PATIENCE)
                    for name, path in screens.items():
                        page.goto(address + path)
                        if path.startswith(MAP):
                            page.wait_for_selector("#map[data-ready]")
                            page.wait_for_timeout(1000)
                        page.screenshot(path=folder / f"{name}-{wide}-{theme}.png", full_page=not path.startswith(MAP))
                    page.close()
            browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
