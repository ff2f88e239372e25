"""What an outline may not do, whatever it says: the promises of SECURITY.md that no other test holds."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from slides.base.diagnostics import BlockError, Span
from slides.markdown.front_matter import Settings
from slides.markdown.resources import is_device, is_inside, read_text_beside
from slides.pipeline.build import build_deck
from slides.sources import library
from slides.text.links import leads_somewhere
from slides.text.terms import Terms
from tests.building import build

DEVICES = [
    "C:\\x.png",
    "c:x.png",
    "C:/x",
    "\\\\server\\share\\x.png",
    "//server/x",
    "CON",
    "con.png",
    "a/NUL.txt",
    "aux",
    "LPT1.csv",
    "sub\\prn ",
]


@pytest.mark.parametrize("name", DEVICES)
def test_windows_drives_shares_and_devices_are_refused_everywhere(name: str, tmp_path: Path) -> None:
    span = Span(str(tmp_path / "x.md"))
    with pytest.raises(BlockError):
        is_inside(name, span, "picture")
    with pytest.raises(BlockError):
        read_text_beside(name, span, "data file")
    for settings in (Settings(article=name), Settings(terms=name)):
        articles, terms, problems = library.named_articles(settings, span.file)
        assert not articles
        assert terms == Terms()
        assert any(word in problems[0].message for word in ("a drive, a share or a device", "nothing is fetched"))


@pytest.mark.parametrize("name", ["icon.png", "console.png", "a/nullify.txt", "10:30.png", "auxiliary", "com.png", "\u65e5.png"])
def test_other_names_are_names(name: str) -> None:
    assert not is_device(name)


BAD = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:x",
    " javascript:x",
    "java\nscript:x",
    "\x01javascript:x",
    "javascript&colon;x",
]
BAD += [
    "data:text/html,x",
    "DATA:x",
    "vbscript:x",
    "file:///etc/passwd",
    "FILE://x",
    "//host/x",
    "\\\\host\\x",
    "ppaction://macro?name=x",
    "x.md",
]
BAD += [
    "%6Aavascript:x",
    "javascript%3Aalert(1)",
    "http:javascript:x",
    "https:///x",
    "ftp://x.y",
    "ms-word:ofe|u|x",
    "smb://x/y",
    "#",
    "",
    "http://",
]


@pytest.mark.parametrize("link", BAD)
def test_links_lead_to_slides_and_known_addresses_only(link: str) -> None:
    assert not leads_somewhere(link)
    data = build(build_deck(f"# T\n\n## A\n\n- [text](<{link.strip()}>) <a href='{link}'>b</a>\n".replace("\n\nscript", "script"), "x.md"))
    assert data[:2] == b"PK"


@pytest.mark.parametrize("link", ["http://x.y", "HTTPS://x.y/z?a=b#c", "mailto:a@b.c", "tel:+49", "#slide"])
def test_known_links_are_kept(link: str) -> None:
    assert leads_somewhere(link)


NETWORK = """---
article: http://127.0.0.1:9/a.txt
terms: //127.0.0.1/terms
---
# T

## A

![a](http://127.0.0.1:9/a.png) ![b](//127.0.0.1/b.png) <img src="https://127.0.0.1:9/c.png">

```chart {type=bar file=http://127.0.0.1:9/d.csv}
```
"""


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def called(*_: object) -> None:
        raise AssertionError("the network was asked")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, called)
    monkeypatch.setattr(socket, "getaddrinfo", called)
    briefing = build_deck(NETWORK, "x.md")
    assert sum("fetched" in problem.message for problem in briefing.problems) >= 4
    assert build(briefing)[:2] == b"PK"


@pytest.mark.parametrize(
    "outline",
    [
        '---\ntitle: "a\\x01\\uFFFEb"\nfooter: "\\x0b"\n---\n# T\n',
        "# T\n\n![a\x01&#1;\ufffe](gone\x02.png){title='\x03'}\n",
        "## A\n\n::: chart {title='\x01' unit='\ufffe'}\n\n| a\x01 | b |\n|---|---|\n| c\x0b | 1 |\n\n:::\n",
        '## A\n\n```mermaid\npie\n  "a\x01" : 1\n  "b\ufffe" : 2\n```\n',
        "## A\n\n- :x\x01: &#xFFFE; &#x1F; [l](#\x02) `c\x03` $x\x04$ <b title='\x05'>z</b>\n",
    ],
)
def test_characters_that_xml_cannot_hold_reach_no_deck(outline: str) -> None:
    assert build(build_deck(outline, "x\x01.md"))[:2] == b"PK"


def test_such_characters_in_files_of_figures_reach_no_deck(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_bytes("a\x01,b\ufffe\nc\x02,1\nd,2\n".encode())
    briefing = build_deck("## A\n\n::: chart {type=bar file=d.csv}\n:::\n", str(tmp_path / "x.md"))
    assert any("control character" in problem.message for problem in briefing.problems)
    assert build(briefing)[:2] == b"PK"
