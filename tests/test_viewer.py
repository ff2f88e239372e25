"""The HTML file: it holds every word, asks for nothing, runs nothing of the outline's, and its viewer does what its keys say."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from slides.base.geometry import Size
from slides.export.html import page_html
from slides.pipeline.build import build_deck
from tests.browser import browser_page, until
from tests.shared import BRIEFING
from tests.test_display_list import ARABIC, HOSTILE, said, words

OUTLINE = (
    "---\ntitle: A talk\nduration: 10\nagenda: false\n---\n\n# A talk\n\n"
    "## One point\n\n<!-- layout: content -->\n\n- first [out](https://example.com) and [in](#two-points)\n- second\n  - under it\n\n"
    "::: notes\nSay **this** slowly.\n:::\n\n## Two points\n\n| a | b |\n|---|---|\n| c | d |\n\n## Code\n\n```python\nx = 1\ny = 2\n```\n"
)


def html(text: str) -> str:
    return build_deck(text, "a.md").to_bytes(".html").decode()


class Elements(HTMLParser):
    """Every start tag with its attributes, and the words outside of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "text" and "data-joined" not in self.tags[-1][1]:
            self.text.append(" ")

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] not in ("script", "style"):
            self.text.append(data)


def test_every_word_is_in_the_page_in_order() -> None:
    deck = build_deck(BRIEFING.read_text(encoding="utf-8"), str(BRIEFING))
    page = deck.to_bytes(".html").decode()
    for number, (section, shown) in enumerate(zip(page.split('<section class="slide"')[1:], deck.pages, strict=True), 1):
        found = words("".join(Elements("<section " + section.split("</section>")[0]).text))
        assert set(words(said(shown))) <= set(found), number


def test_the_policy_names_its_own_scripts_and_styles_and_nothing_else() -> None:
    page = html(OUTLINE)
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1])  # type: ignore[index]
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digests = [f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in (*styles, *scripts)]
    assert all(digest in policy for digest in digests)
    assert policy.count("sha256") == len(digests) == 2
    assert policy.startswith("default-src 'none'")
    for tag, attributes in Elements(page).tags:
        for name, value in attributes.items():
            asks = name in ("src", "srcset", "data", "action", "poster", "style") or (name == "href" and tag != "a")
            assert not asks or (value or "").startswith("data:"), (tag, name, value)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_html(text: str) -> None:
    safe = text.replace("<", "\\<")
    title = text.replace("'", "")
    page = html(f"---\ntitle: '{title}'\n---\n\n# {safe}\n\n## {safe}\n\n- `{text}`\n- b\n\n::: notes\n{safe} `{text}`\n:::\n")
    found = Elements(page).tags
    assert [tag for tag, _ in found].count("script") == 2
    assert not [name for _, attributes in found for name in attributes if name.startswith("on")]
    assert not [value for _, attributes in found for name, value in attributes.items() if name == "href" and "script:" in (value or "")]


def test_slides_of_another_shape_have_pages_of_theirs() -> None:
    deck = build_deck(OUTLINE, "a.md").finished()
    square = replace(deck, design=replace(deck.design, slide=Size(9144000, 6858000)))
    page = page_html(square)
    assert "size: 720pt 540pt" in page
    assert "width: 720pt; height: 540pt" in page
    assert "--ratio: 1.3333" in page


def test_words_for_the_speaker_are_in_no_slide() -> None:
    page = html(OUTLINE)
    assert "slowly" not in "".join(re.findall(r"<section.*?</section>", page, re.DOTALL))
    assert '<div class="notes" id="notes-2"><p>Say <b>this</b> slowly.</p></div>' in page


@pytest.fixture(scope="module")
def viewer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    path = tmp_path_factory.mktemp("viewer") / "talk.html"
    path.write_text(html(OUTLINE), encoding="utf-8")
    with browser_page() as page:
        page.goto(path.as_uri())
        yield page


def place(page: Any) -> str:
    return str(page.inner_text("#place"))


def test_keys_move_and_links_lead(viewer: Any) -> None:
    viewer.keyboard.press("Home")
    viewer.keyboard.press("ArrowRight")
    assert (place(viewer), viewer.evaluate("location.hash")) == ("2 / 4", "#2")
    viewer.click('.slide.current a[href="#a-two-points"]')
    assert place(viewer) == "3 / 4"
    for key in "2", "Enter":
        viewer.keyboard.press(key)
    assert place(viewer) == "2 / 4"
    viewer.keyboard.press("End")
    viewer.keyboard.press("ArrowRight")
    assert place(viewer) == "4 / 4"
    viewer.keyboard.press("b")
    assert not viewer.is_visible("main")
    viewer.keyboard.press("b")


def test_overview_search_and_reading(viewer: Any) -> None:
    viewer.keyboard.press("o")
    assert viewer.locator(".slide:visible").count() == 4
    viewer.keyboard.press("/")
    viewer.keyboard.type("SECOND")
    assert viewer.inner_text("#found") == "1 slides"
    viewer.keyboard.press("Enter")
    assert place(viewer) == "2 / 4"
    viewer.keyboard.press("r")
    reading = viewer.locator("#reading")
    assert reading.locator("h2").all_inner_texts() == ["A talk", "One point", "Two points", "Code"]
    assert reading.locator("li").all_inner_texts() == ["first out and in", "second", "under it"]
    assert reading.locator("th").all_inner_texts() == ["a", "b", "c"]
    assert reading.locator("pre").all_inner_texts() == ["x = 1\ny = 2"]
    viewer.keyboard.press("r")


def test_the_presenter_sees_notes_and_the_next_slide(viewer: Any) -> None:
    viewer.keyboard.press("Home")
    with viewer.expect_popup() as opened:
        viewer.keyboard.press("s")
    window = opened.value
    until(window, lambda: window.inner_text("#presenter .place") == "1 / 4")
    assert "10:00" in window.inner_text("#presenter .clock")
    viewer.keyboard.press("ArrowRight")
    until(window, lambda: window.inner_text("#presenter .place") == "2 / 4")
    assert window.inner_text("#presenter .words") == "Say this slowly."
    assert "Two points" in window.locator("#presenter .next svg").text_content()
    window.keyboard.press("ArrowRight")
    until(viewer, lambda: place(viewer) == "3 / 4")
    window.close()


def test_the_page_prints_a_slide_a_page(viewer: Any) -> None:
    data = viewer.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == 4


def test_hostile_text_runs_nothing_in_a_browser(tmp_path: Path) -> None:
    text = "\n\n".join(f"## {number} {each.replace('<', chr(92) + '<')}\n\n- `{each}`\n- b" for number, each in enumerate(HOSTILE))
    path = tmp_path / "hostile.html"
    path.write_text(html(f"# A\n\n{text}\n"), encoding="utf-8")
    with browser_page() as page:
        said_by_page: list[str] = []
        asked: list[str] = []
        page.on("dialog", lambda dialog: dialog.dismiss())
        page.on("dialog", lambda dialog: said_by_page.append(dialog.message))
        page.on("console", lambda message: said_by_page.append(message.text))
        page.on("pageerror", lambda error: said_by_page.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        for key in ("ArrowRight", "o", "Escape", "r", "r"):
            page.keyboard.press(key)
        assert said_by_page == []
        assert asked == [path.as_uri()]


PLACED = """() => [...document.querySelectorAll('svg text')].map(text => {
    const box = text.getBBox(), x = Number(text.getAttribute('x')), page = text.closest('svg').viewBox.baseVal
    const side = {end: box.x + box.width, middle: box.x + box.width / 2}[text.getAttribute('text-anchor')] ?? box.x
    return {said: text.textContent, off: Math.abs(side - x), inside: box.x > -1 && box.x + box.width < page.width + 1,
            letters: text.getNumberOfChars()}
})"""
LINED = (
    "# Code\n\n## Lines\n\n```python\ndef f():\n    for x in y:\n        yield  x  # two\n```\n\n## Words\n\n"
    "- a `b  c` d and **more**\n- e [f](https://example.com)\n\n## Rows\n\n| a | b |\n|---|--:|\n| c | 1 |\n"
)


@pytest.mark.parametrize("suffix", [".html", ".svg"])
@pytest.mark.parametrize(
    "outline", [LINED, ARABIC, "---\nlang: zh\n---\n\n# 城市\n\n## 原因\n\n- 道路没有增加\n- 班次太少\n"], ids=["code", "ar", "zh"]
)
def test_each_line_stands_where_it_was_placed(outline: str, suffix: str, tmp_path: Path) -> None:
    """In a real browser: lines begin, or end, at their places, on their slide, with all their blanks. A print shows every slide in full."""
    deck = build_deck(outline, "a.md")
    files = [data.decode() for _, data in deck.pictures(".svg")] if suffix == ".svg" else [html(outline)]
    with browser_page(without_policy=True) as page:
        for number, text in enumerate(files):
            path = tmp_path / f"{number}{suffix}"
            path.write_text(text, encoding="utf-8")
            page.goto(path.as_uri())
            page.emulate_media(media="print")
            lines = page.evaluate(PLACED)
            assert lines
            for line in lines:
                assert line["inside"], line
                assert line["off"] < 1, line
                assert line["letters"] == len(line["said"]), line


def test_arabic_reads_from_the_right(tmp_path: Path) -> None:
    page = html(ARABIC)
    assert '<html lang="ar-SA" dir="rtl">' in page


KINDS = """---
theme: slate
---

# Every kind

## Numbered

1. one
2. two

## Nested

- a
  - b
- [c](#numbered)

## Code and notes

```python
x = 1  # one
```

::: notes
Say this.
:::

## A table

| a | b |
|---|---|
| c | 1 |

## A drawing

```mermaid
flowchart LR
  A[Left] --> B[Right]
```
"""


@pytest.mark.parametrize("keys", [(), ("o",), ("r",), ("/",), ("?",)], ids=["slides", "overview", "reading", "search", "help"])
@pytest.mark.parametrize("outline", [KINDS, ARABIC], ids=["kinds", "arabic"])
def test_axe_finds_nothing(outline: str, keys: tuple[str, ...], tmp_path: Path) -> None:
    """axe-core, with all of its rules, in each of the viewer's modes."""
    package = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    axe = (Path(package.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    path = tmp_path / "a.html"
    path.write_text(html(outline), encoding="utf-8")
    with browser_page(without_policy=True) as page:
        page.goto(path.as_uri())
        for key in keys:
            page.keyboard.press(key)
        page.evaluate(axe)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert len(found["passes"]) > 10
    assert [(each["id"], [node["html"][:80] for node in each["nodes"][:3]]) for each in found["violations"]] == []
