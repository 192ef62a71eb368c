"""The browser in which the page tests look at the program."""

import os
import shutil
from contextlib import contextmanager

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")

# No sandbox: CI is root. The rest keeps the browser from calling anybody but the program under test.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}

# The browser's own remark on every answer of 400 and above; pages that refuse are part of the program.
EXPECTED_REMARK = "Failed to load resource: the server responded with a status of 4"


def find_chromium() -> str:
    """The path of the browser: ``SIFANG_CHROMIUM``, else the first that is installed."""
    named = os.environ.get("SIFANG_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        raise RuntimeError(f"The page tests found no browser ({', '.join(NAMES)}). Run ./test --setup.")
    return found


def launch(playwright: Playwright) -> Browser:
    """A headless browser is running; its driver stays with the caller."""
    return playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))


@contextmanager
def watched_page(browser: Browser, base_url: str, viewport: dict, *, touch: bool = False, scripts: bool = True):
    """A blank page of a person in China who has never been here; closing it fails if something went wrong on it.

    Wrong is a script that fails, a red line on the console, and anything asked of another site.
    """
    context = browser.new_context(
        base_url=base_url,
        viewport=viewport,
        has_touch=touch,
        java_script_enabled=scripts,
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if is_error(message) else None)
    context.on("request", lambda sent: None if sent.url.startswith((base_url, "data:")) else errors.append(sent.url))
    yield page
    context.close()
    assert not errors, f"The browser showed, or asked of others: {errors}"


def is_error(message) -> bool:
    """True for what the console shows in red, but for refusals that the program answered on purpose."""
    return message.type == "error" and not message.text.startswith(EXPECTED_REMARK)
