"""Front matter that is read without YAML's reader says what that reader finds in it."""

from __future__ import annotations

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from slides.base.diagnostics import Span
from slides.markdown.front_matter import _pairs
from slides.markdown.front_matter.plain_lines import plain_pairs

PIECES = ["title", "a", "b-c", "Null", "null", "yes", "1", "12", "2024-01-31", "1:30", "é", "…", "x y", "http://a.b/c#d"]
PIECES += [":", ": ", " ", "  ", "#", " #", '"', "'", "\\", "-", "- ", "[", "]", "{", "}", ",", "&", "*", "!", "|", ">", "%", "@", "`", "~"]
PIECES += ["\n", "\n", "\n ", "\t", "---", "<<", "=", "?", "? ", "\x85", "\u2028", "\xa0", "\ufeff", "title: ", 'title: "', '"\n', "\x07"]


def by_yaml(text: str) -> list[tuple[str, object, int]]:
    """What YAML's reader finds."""
    return [(key, value, span.line) for key, value, span in _pairs(yaml.compose(text, Loader=yaml.SafeLoader), Span("", 0))]


@settings(max_examples=600)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@example('title: A talk\nauthor: B. C., D\n\nfooter: "It\'s: here # and there"\nempty:\ndate: 2024-01-31\nnone: null\nratio: 16:9\n')
@example("title: ends:\n")
@example("a: b #c\n")
@example('a: "b\\n"\n')
@example("a:\n  - b\n")
@example("a: b\n  c\n")
@example("a: b \n")
@example('a: ""\n')
@example('a: "b" c\n')
def test_plain_lines_say_what_yaml_finds_in_them(text: str) -> None:
    found = plain_pairs(text)
    if found is not None:
        assert found == by_yaml(text)


def test_what_most_outlines_have_is_plain() -> None:
    text = 'title: A talk: the second\nsubtitle: How, why - and what?\nauthor: A. B.\nlang: en-US\nduration: 10\nfooter: "A: b"\n'
    assert plain_pairs(text.replace("talk: the", "talk, the")) == by_yaml(text.replace("talk: the", "talk, the"))
    assert plain_pairs(text) is None
    assert plain_pairs("tags: [a, b]\n") is None
    assert plain_pairs("key: " + "a" * 2000) is None
