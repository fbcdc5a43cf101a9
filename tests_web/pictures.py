"""Takes the pictures of docs/screenshots from the bundled example, read by the shipped reader: `make pictures`."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desk_browser import CHROMIUM, DRAWING
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent.parent
EXAMPLE = HERE / "examples" / "marran"
PICTURES = HERE / "docs" / "screenshots"
WIDE, TALL = {"width": 1280, "height": 860}, {"width": 1280, "height": 1500}
PHONE = {"width": 390, "height": 844}
PASSWORD = "a few words for it"
PEOPLE = (("Ada Example", "admin"), ("Ben Sample", "reviewer"), ("Cleo Muster", "coder"))


def corroborate(*arguments: str | Path, said: str | None = None) -> None:
    """Run a command of the program; ``said`` is typed into it."""
    program = Path(sys.executable).with_name("corroborate")
    subprocess.run([program, *map(str, arguments)], check=True, input=said, text=True, stdout=subprocess.DEVNULL)


@contextmanager
def desk(record: Path) -> Iterator[str]:
    """The address of a desk over a record."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    program = Path(sys.executable).with_name("corroborate")
    serving = subprocess.Popen(
        [program, "serve", "--record", record, "--port", str(port)],
        stdout=subprocess.DEVNULL,
        env={**os.environ, "USER": "somebody", "LOGNAME": "somebody"},
    )
    try:
        for _ in range(600):
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://localhost:{port}"
    finally:
        serving.terminate()
        serving.wait(20)


def opened(browser: Browser, address: str, size: Any, scheme: Any = "light") -> Page:
    """A new tab on a page, everything on it drawn."""
    tab = browser.new_context(viewport=size, color_scheme=scheme, has_touch=size is PHONE).new_page()
    tab.goto(address)
    if tab.locator("div.map[data-points]:visible").count():
        tab.locator("div.map[data-points][data-state=live]").wait_for(timeout=30_000)
    return tab


def keep(tab: Page, name: str) -> None:
    """Write what the tab shows."""
    drawn_slowly = tab.locator("div.map[data-points]:visible").count()  # land and labels come one after the other
    tab.wait_for_timeout(8000 if drawn_slowly else 300)
    tab.screenshot(path=PICTURES / f"{name}.png")
    tab.context.close()
    sys.stdout.write(f"docs/screenshots/{name}.png\n")


def of_the_desk(browser: Browser, at: str) -> None:
    """Each page of a desk that needs no account."""
    keep(opened(browser, at, WIDE), "desk-overview")
    for path, name in (
        ("/by-hand", "by-hand"),
        ("/figures?measure=killed", "figures"),
        ("/voices", "voices"),
        ("/search?q=Hadra", "search"),
    ):
        keep(opened(browser, at + path, WIDE), f"desk-{name}")
    tab = opened(browser, at, WIDE)
    tab.locator("div.map[data-points]").evaluate(
        "e => window.scrollTo(0, e.getBoundingClientRect().top + scrollY - 64)"
    )
    keep(tab, "desk-map")
    tab = opened(browser, f"{at}/queue", WIDE)
    tab.keyboard.press("e")
    keep(tab, "desk-queue")
    keep(opened(browser, f"{at}/queue", PHONE), "desk-queue-phone")
    tab = opened(browser, f"{at}/reports", WIDE, "dark")
    tab.get_by_role("link", name="Bulletin 4").click()
    tab.locator("#text a", has_text="43 children").first.click()
    tab.locator("#panel [data-figure]").wait_for()
    keep(tab, "desk-report-dark")
    tab = opened(browser, f"{at}/reports", WIDE)
    tab.locator("tr", has_text="Over 200 civilians").locator("a[href$='/beside']").click()
    keep(tab, "desk-beside")
    tab = opened(browser, at, WIDE)
    tab.locator(".map-list a", has_text="Hadra").first.click()
    keep(tab, "desk-event")


def of_the_dossier(browser: Browser, at: str) -> None:
    """The dossier: its opening by day, by night and on a phone, and a trace."""
    keep(opened(browser, at, TALL), "dossier-wide")
    keep(opened(browser, at, TALL, "dark"), "dossier-wide-dark")
    keep(opened(browser, at, PHONE), "dossier-phone")
    tab = opened(browser, at, TALL)
    trace = tab.locator("details", has_text="verified so far").first
    trace.evaluate("e => { for (let d = e; d; d = d.parentElement) if (d.tagName === 'DETAILS') d.open = true }")
    tab.evaluate("window.scrollTo(0, 0)")
    trace.evaluate("e => window.scrollTo(0, e.getBoundingClientRect().top + scrollY - 16)")
    keep(tab, "dossier-trace")


def main() -> None:
    """Read the example and take every picture anew."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        record, dossier = Path(folder) / "case.db", Path(folder) / "case.html"
        references = ("--gazetteer", "gazetteer.csv"), ("--voices", "voices.csv"), ("--parties", "parties.csv")
        given = [word for flag, file in references for word in (flag, str(EXAMPLE / file))]
        corroborate("add", EXAMPLE / "reports", "--record", record, *given)
        title = "Marran, March 2031 (an invented example)"
        corroborate("dossier", "-o", dossier, "--record", record, "--title", title)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=DRAWING)
        of_the_dossier(browser, dossier.as_uri())
        with desk(record) as at:
            of_the_desk(browser, at)
        for name, role in PEOPLE:
            corroborate("people", "add", name, "--role", role, "--record", record, said=f"{PASSWORD}\n{PASSWORD}\n")
        with desk(record) as at:
            keep(opened(browser, at, WIDE), "desk-login")
            tab = opened(browser, f"{at}/login", WIDE)
            tab.get_by_label("name").fill(PEOPLE[0][0])
            tab.get_by_label("password").fill(PASSWORD)
            tab.get_by_role("button", name="Sign in").click()
            tab.goto(f"{at}/people")
            keep(tab, "desk-people")
        browser.close()


if __name__ == "__main__":
    main()
