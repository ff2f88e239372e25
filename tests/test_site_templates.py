"""Pages of site generators: Liquid's tags and values, GitBook's blocks, kramdown's attribute lists, lessons' boxes."""

from __future__ import annotations

import pytest

from slides.base.diagnostics import Problem
from slides.markdown.parser.attribute_lists import with_attribute_lists
from slides.markdown.parser.liquid import with_templates_read
from slides.pipeline.build import BuiltDeck, build_deck
from tests.audience_view import said, shown


def built(text: str) -> BuiltDeck:
    """The deck of an outline."""
    return build_deck(text, "case.md")


def read(text: str) -> tuple[str, list[Problem]]:
    """A text without its tags, and what was reported."""
    problems: list[Problem] = []
    found, _ = with_templates_read(text, "case.md", problems)
    assert found.count("\n") == text.count("\n")
    return found, problems


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("See [a]({{ '/guide/' | relative_url }}).", "See [a](/guide/)."),
        ("See [a]({{ site.baseurl }}{% link _docs/x.md %}).", "See [a](_docs/x.md)."),
        ("[a]({{ site.other }}/c)", "[a]({{site.other}}/c)"),
        ("{{ site.title }} and ${{ secrets.KEY }}", "{{ site.title }} and ${{ secrets.KEY }}"),
        ("`{% if %}` and `{{ x }}` stay", "`{% if %}` and `{{ x }}` stay"),
        ("{% raw %}{{ x }}{% endraw %} end", "{{ x }} end"),
        ("`{% raw %}{{ x }}{% endraw %}`", "`{{ x }}`"),
        ('{% include note.html content="Be careful" %}', "Be careful"),
        ('{% include figure.html src="a.png" caption="A [b]" %}', "![A (b)](<a.png>)"),
        ('{% embed url="https://x.org/a" %}', "<https://x.org/a>"),
        ("{% endif %}", ""),
        ("{%- assign x = 5 -%}", ""),
    ],
)
def test_a_line_with_tags_says_what_they_stand_for(typed: str, right: str) -> None:
    assert read(typed) == (right, [])


def test_blocks_of_templates() -> None:
    text = "{% comment %}\nsecret\n{% endcomment %}\n{% highlight ruby linenos %}\ndef a\n{% endhighlight %}\n"
    assert read(text)[0] == "\n\n\n````ruby\ndef a\n````\n"
    text = '{% hint style="warning" %}\nMind the gap.\n{% endhint %}\n{% tabs %}\n{% tab title="One" %}\nx\n{% endtab %}\n{% endtabs %}'
    assert read(text)[0] == "::: {.warning}\nMind the gap.\n:::\n\n::: {.tab} One\nx\n:::\n"


def test_code_keeps_its_tags_and_raw_lines_lose_theirs() -> None:
    text = "{% raw %}\n```yaml\na: {{ .Values.a }}\n```\n{% endraw %}\n```\n{% if a %}\n```"
    assert read(text)[0] == "\n```yaml\na: {{ .Values.a }}\n```\n\n```\n{% if a %}\n```"


def test_a_tag_that_only_a_site_runs_is_reported_once() -> None:
    found, problems = read("a\n{% for x in y %}\nb\n{% endfor %}\n{% for z in y %}\n{% include menu.html %}")
    assert found == "a\n\nb\n\n\n"
    assert [(each.span.line, each.message) for each in problems] == [
        (2, "the template's tag {% for %} is not run (2 times): its output is missing"),
        (6, "the template's tag {% include menu.html %} is not run: its output is missing"),
    ]


def test_values_of_the_front_matter_are_put_and_others_are_reported_as_markup() -> None:
    deck = built("---\ntitle: Bees\nversion: 2.4\n---\n\n## Now\n\nVersion {{ page.version }} of {{ site.name }} is out.\n")
    assert "Version 2.4 of {{ site.name }} is" in shown(deck)
    assert [each.message for each in deck.problems if each.rule.code[0] == "M"] == [
        "markup is shown as typed, a value of a template: {{ site.name }}"
    ]


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("## A {: #b .c }", "## A {#b .c}"),
        ("## A\n{: #b }\n\ntext", "## A {#b}\n\n\ntext"),
        ("* TOC\n{:toc}", "[TOC]\n"),
        ('[a](https://x.org){:target="_blank"} b', "[a](https://x.org) b"),
        ("`a`{: .language-bash} **b**{:.c}", "`a` **b**"),
        ("text\n{: .lead }\n- a", "text\n\n- a"),
        ("{::comment}\nsecret\n{:/comment}", "\n\n"),
        ("A {:x} b and `{: .c}`", "A {:x} b and `{: .c}`"),
        ("```\n{: .c}\n```", "```\n{: .c}\n```"),
        ("> ## Do\n> it\n{: .challenge}", "::: {.question} Do\nit\n:::"),
        ("\n> it\n{: .warning}", "::: {.warning}\nit\n:::"),
        ("> ## Do\n> > ## So\n> > it\n> {: .solution}\n{: .challenge}", "::: {.question} Do\n::: {.success} So\nit\n:::\n:::"),
    ],
)
def test_attribute_lists_of_kramdown(typed: str, right: str) -> None:
    found = with_attribute_lists(typed)
    assert [line.strip() for line in found.split("\n")] == right.split("\n")


def test_a_picture_in_a_table_is_not_said_twice() -> None:
    table = "| ![Firefox](https://x.org/f.png)<br>Firefox | ![Logo](https://x.org/l.png)Opera |\n|---|---|\n| 1 | 2 |\n"
    words = shown(built(f"# A\n\n## B\n\n{table}"))
    assert "Firefox" in words
    assert "FirefoxFirefox" not in words
    assert "LogoOpera" not in words


@pytest.mark.parametrize("heading", ["## Two {#nx}", "## Two {# nx}", "## Two {: #nx}"])
def test_headings_of_decks_that_rules_split_keep_their_anchors_off_the_slide(heading: str) -> None:
    deck = built(f"# A\n\nIntro\n\n---\n\n## One\n\n[go](#nx)\n\n---\n\n## Three\n\nx\n\n---\n\n{heading}\n\ntext\n")
    assert "Two" in shown(deck)
    assert "nx" not in shown(deck)
    assert not [each for each in deck.problems if each.rule.code in ("M13", "M18")]


def test_the_title_of_a_page_is_shown_where_its_first_heading_is_deeper() -> None:
    deck = built("---\ntitle: Weekly notes\nlayout: post\n---\n\n## Monday\n\nA lead.\n\n---\n\n### Staff\n\n- Two\n- One\n")
    assert "Weekly notes" in shown(deck)
    assert "Monday" in shown(deck)


def test_a_title_that_names_the_file_alone_is_reported() -> None:
    deck = built("---\ntitle: File name\ntheme: seriph\n---\n\n# Cover\n\nA lead.\n\n---\n\n# Staff\n\n- Two\n- One\n")
    assert "File name" not in shown(deck)
    found = [each for each in deck.problems if "is on no slide" in each.message]
    assert [(each.rule.code, each.span.line) for each in found] == [("M17", 2)]


def test_a_note_before_a_diagram_is_notes_alone() -> None:
    text = "# A\n\n---\n\n## B\n\nNote: an example.\n\n| a | b |\n|---|---|\n| one | two |\n\n---\n\n"
    text += "## C\n\nx\n\nNote: hush\n\n| c | d |\n|---|---|\n| 3 | 4 |\n"
    deck = built(text)
    assert "one two" in shown(deck)
    assert "hush" not in shown(deck)
    assert said(deck)[0] == "an example."


def test_a_note_with_a_wide_colon_is_said_and_not_shown() -> None:
    deck = built("# \u6807\u9898\n\n---\n\n## B\n\n- x\n- y\n\nNote\uff1a\u79d8\u5bc6\n\n---\n\n## C\n\nz\n")
    assert "\u79d8\u5bc6" not in shown(deck)
    assert said(deck) == ["\u79d8\u5bc6"]
