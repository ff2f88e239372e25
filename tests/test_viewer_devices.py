"""The HTML file on a phone, on the whole screen, for who wants no motion, and in the presenter's hands: in a real browser."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.browser import browser_page, until
from tests.test_viewer import OUTLINE, html, place

ARABIC = OUTLINE.replace("title: A talk", "title: A talk\nlang: ar")
HIDDEN = f"{OUTLINE}\n## Spare {{visibility='hidden'}}\n\n- unseen\n- thing\n"


def opened(page: Any, folder: Path, text: str = OUTLINE, anchor: str = "") -> None:
    path = folder / "talk.html"
    path.write_text(html(text), encoding="utf-8")
    page.goto(path.as_uri() + anchor)


def swipe(page: Any, start: tuple[int, int], stop: tuple[int, int], fingers: int = 1) -> None:
    """Fingers that go down, move and rise, as the screen of a phone tells them."""
    session = page.context.new_cdp_session(page)

    def touches(at: tuple[int, int]) -> list[dict[str, int]]:
        return [{"x": at[0] + 90 * each, "y": at[1], "id": each} for each in range(fingers)]

    for kind, points in (("touchStart", touches(start)), ("touchMove", touches(stop)), ("touchEnd", [])):
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


@pytest.mark.parametrize(
    ("text", "moves", "shown"),
    [
        (OUTLINE, [((900, 400), (500, 410))], "2 / 4"),
        (OUTLINE, [((900, 400), (500, 410)), ((900, 400), (500, 410)), ((300, 400), (700, 390))], "2 / 4"),
        (OUTLINE, [((900, 400), (870, 400))], "1 / 4"),
        (OUTLINE, [((900, 200), (800, 600))], "1 / 4"),
        (ARABIC, [((300, 400), (700, 410))], "2 / 4"),
        (ARABIC, [((900, 400), (500, 410))], "1 / 4"),
    ],
    ids=["on", "back", "too short", "down", "Arabic on", "Arabic back"],
)
def test_a_swipe_turns_the_page(text: str, moves: Sequence[tuple[tuple[int, int], tuple[int, int]]], shown: str, tmp_path: Path) -> None:
    with browser_page(touch=True) as page:
        opened(page, tmp_path, text)
        for start, stop in moves:
            swipe(page, start, stop)
        until(page, lambda: place(page) == shown)


def test_two_fingers_turn_no_page(tmp_path: Path) -> None:
    with browser_page(touch=True) as page:
        opened(page, tmp_path)
        swipe(page, (900, 400), (500, 410), fingers=2)
        page.wait_for_timeout(100)
        assert place(page) == "1 / 4"


def test_the_whole_screen_shows_the_slide_alone(tmp_path: Path) -> None:
    with browser_page() as page:
        page.set_viewport_size({"width": 1280, "height": 700})
        opened(page, tmp_path)
        before = page.locator(".slide.current svg").bounding_box()["height"]
        page.keyboard.press("f")
        until(page, lambda: page.evaluate("document.fullscreenElement === document.documentElement"))
        until(page, lambda: page.locator(".bar").evaluate("bar => getComputedStyle(bar).opacity") == "0")
        assert page.locator(".slide.current svg").bounding_box()["height"] > before
        page.keyboard.press("ArrowRight")
        assert place(page) == "2 / 4"
        page.keyboard.press("f")
        until(page, lambda: page.evaluate("document.fullscreenElement === null"))


@pytest.mark.parametrize(("wish", "animation"), [("no-preference", "appear"), ("reduce", "none")])
def test_who_wants_no_motion_sees_none(wish: str, animation: str, tmp_path: Path) -> None:
    with browser_page() as page:
        page.emulate_media(reduced_motion=wish)
        opened(page, tmp_path)
        page.keyboard.press("ArrowRight")
        moving = page.evaluate(
            "[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);"
            " return s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0 }).map(e => getComputedStyle(e).animationName)"
        )
        assert set(moving) == ({animation} - {"none"})


def test_the_presenters_clock_runs_against_the_duration(tmp_path: Path) -> None:
    with browser_page() as page:
        page.clock.install()
        opened(page, tmp_path, anchor="#presenter-2")
        clock = page.locator("#presenter .clock")
        assert clock.inner_text() == "0:00 / 10:00"
        page.clock.fast_forward(9 * 60 * 1000 + 59_000)
        until(page, lambda: clock.inner_text() == "9:59 / 10:00")
        assert "late" not in (clock.get_attribute("class") or "").split()
        page.clock.fast_forward(2_000)
        until(page, lambda: clock.inner_text() == "10:01 / 10:00")
        assert "late" in (clock.get_attribute("class") or "").split()
        page.click('#presenter [data-do="reset"]')
        assert clock.inner_text() == "0:00 / 10:00"
        size = page.locator("#presenter .words").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
        page.click('#presenter [data-do="larger"]')
        assert page.locator("#presenter .words").evaluate("e => parseFloat(getComputedStyle(e).fontSize)") > size


def test_the_presenters_window_has_the_notes_and_tells_the_audiences(tmp_path: Path) -> None:
    with browser_page() as page:
        opened(page, tmp_path)
        with page.expect_popup() as popup:
            page.click('.bar [data-do="presenter"]')
        window = popup.value
        until(window, lambda: window.inner_text("#presenter .place") == "1 / 4")
        assert not window.is_visible(".bar")
        window.click('#presenter [data-do="next"]')
        until(page, lambda: place(page) == "2 / 4")
        assert window.inner_text("#presenter .words") == "Say this slowly."
        assert not page.is_visible("#notes-2")
        window.keyboard.press("End")
        until(page, lambda: place(page) == "4 / 4")
        assert window.locator("#presenter .next svg").count() == 0
        window.close()


def test_search_shows_the_slides_that_have_the_words(tmp_path: Path) -> None:
    with browser_page() as page:
        opened(page, tmp_path)
        page.keyboard.press("/")
        page.keyboard.type("point")
        assert page.inner_text("#found") == "2 slides"
        visible = page.locator(".slide:visible")
        assert visible.evaluate_all("all => all.map(each => each.dataset.title)") == ["One point", "Two points"]
        page.keyboard.type("less")
        assert page.inner_text("#found") == "0 slides"
        assert visible.count() == 0
        page.keyboard.press("Enter")
        assert place(page) == "1 / 4"
        page.keyboard.press("Escape")
        assert visible.count() == 1
        assert page.inner_text("#found") == ""


def test_print_leaves_out_what_is_hidden_and_all_but_the_slides(tmp_path: Path) -> None:
    pikepdf = pytest.importorskip("pikepdf", reason="pikepdf is not installed")
    extract = pytest.importorskip("pdfminer.high_level", reason="pdfminer is not installed").extract_text
    with browser_page() as page:
        opened(page, tmp_path, HIDDEN)
        page.keyboard.press("o")
        assert page.locator(".slide:visible").count() == 5
        page.keyboard.press("o")
        page.keyboard.press("b")
        data = page.pdf(prefer_css_page_size=True)
    with pikepdf.open(io.BytesIO(data)) as printed:
        assert len(printed.pages) == 4
        assert [round(float(length)) for length in printed.pages[0].mediabox] == [0, 0, 960, 540]
    words = extract(io.BytesIO(data))
    assert "One point" in words
    assert "unseen" not in words
    assert "Say this" not in words
