"""Plain front matter is read without YAML, and says what YAML would have said."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from slides import settings
from slides.ground import Span
from slides.outline import Node

KEYS = st.sampled_from([*settings.KEYS, "toc", "titel", "on", "Yes", "null", "n"]) | st.from_regex(r"[A-Za-z][\w-]{0,9}", fullmatch=True)
VALUES = (
    st.sampled_from(
        ["yes", "No", "TRUE", "true", "off", "~", "null", "Null ", "10", "010", "1_0", "2026-02-30", "2026-02-28", "1e3", "a: b"]
    )
    | st.sampled_from(
        ["a #b", "a:", "- a", "[a]", "&a b", "*a", "!a b", "a \\ b", '"a \\n b"', "'a'", '"a"b', "", "a\tb", "a\u2028b", "a\x85b"]
    )
    | st.text(st.sampled_from('aZé9 .,;:#&-/()"_\u0660\u00a0'), max_size=12)
    | st.text(max_size=8)
    | st.text(max_size=8).map(lambda text: f'"{text}"')
    | st.from_regex(settings._PLAIN.pattern, fullmatch=True).map(lambda line: line.partition(":")[2].strip())
)
LINES = st.lists(st.tuples(KEYS, VALUES).map(": ".join), min_size=1, max_size=4)


def read(text: str, *, plain: bool, monkeypatch: pytest.MonkeyPatch) -> object:
    with monkeypatch.context() as patch:
        if not plain:
            patch.setattr(settings, "_plain", lambda _: {})
        return settings.read_settings(Node("front_matter", Span("x.md", 1, 1), 1, text=text))


@given(LINES)
def test_what_is_plain_means_the_same_in_yaml(lines: list[str]) -> None:
    text = "\n".join(lines)
    if plain := settings._plain(text):
        assert {key: settings._text(value) for key, value in plain.items()} == {
            key: settings._text(value) for key, value in yaml.safe_load(text).items()
        }


@pytest.mark.parametrize(
    "text",
    ["title: A talk\nauthor: B. C.\ndate: 2026-03-01\nduration: 10\nagenda: yes\nmarp: false", 'footer: "A: b"\nlang: de\ntitel: Ein Wort'],
)
def test_common_front_matter_is_plain(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings._plain(text)
    assert read(text, plain=True, monkeypatch=monkeypatch) == read(text, plain=False, monkeypatch=monkeypatch)


@pytest.mark.parametrize("text", ["a: b\n c", "a: b: c", "a: b\nc", "", "a: 'b'", "a: b # c", "on: b", "a: Off", "a: 2026-02-30", "a: [b]"])
def test_all_else_is_left_to_yaml(text: str) -> None:
    assert not settings._plain(text)
