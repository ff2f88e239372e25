"""A real browser for tests: Chromium by Playwright; tests skip with a reason where either is absent."""

from __future__ import annotations

import atexit
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@cache
def _browser() -> Any:
    """The browser of this process, which ends with it."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium is installed")
    driver = playwright.sync_playwright().start()
    browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
    atexit.register(driver.stop)
    atexit.register(browser.close)
    return browser


@contextmanager
def browser_page(*, without_policy: bool = False, touch: bool = False) -> Iterator[Any]:
    """An empty page of 1280 by 800 pixels. without_policy: tests may run code in pages whose own policy forbids it. touch: of a phone."""
    page = _browser().new_context(viewport={"width": 1280, "height": 800}, bypass_csp=without_policy, has_touch=touch).new_page()
    try:
        yield page
    finally:
        page.context.close()


def until(page: Any, wanted: Callable[[], bool], seconds: float = 5.0) -> None:
    """Wait until something is so; fails where it is not in time. A page's own policy lets no test run code in it."""
    end = time.monotonic() + seconds
    while not wanted():
        assert time.monotonic() < end, "not in time"
        page.wait_for_timeout(20)
