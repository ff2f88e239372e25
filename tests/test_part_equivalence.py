"""Parts that are alike: what may be left out before they are validated, and what it remembers from one deck to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from slides.export.pptx import digest_cache, identifiers, schema
from slides.export.pptx.digest_cache import DigestCache, digest
from slides.export.pptx.drawingml import HEADER, NAMESPACES
from slides.export.pptx.equivalence import equivalent, without_words
from slides.export.pptx.relationships import shapes
from slides.export.pptx.validate import faults_of
from tests.example_counts import examples
from tests.package_faults import DAMAGE, HOUSE, TRIGGERS, WORDS, Plant
from tests.package_parts import made, part, small, sound, swap_data

FRAME = f'{HEADER}<p:sld {NAMESPACES}><p:cNvPr descr="%s"/><a:t>%s</a:t><a:t>%s</a:t></p:sld>'.encode()
PIECES = (
    *(b"a", b" ", b"\n", b"\t", b"\r", b"&", b"&amp;", b"&lt;", b"&#10;", b"&#9;", b"&#1;", b"&x;", b";", b">", b"]]>", b"]", b"'"),
    *(b"\x00", b"\x01", b"\x0b", b"\x7f", b"\xc3", b"\xa9", "\u00e9".encode(), "\u5b57".encode(), "\U0001f680".encode(), b"\xff"),
    *(b"\xef\xbf\xbd", b"\xef\xbf\xbe", b"\xef\xbf\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80", b"<", b"<!-- x -->", b"<?x?>"),
)
WORD = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map(b"".join)


@pytest.fixture
def forgetful() -> Iterator[None]:
    """The validator with nothing remembered."""
    schema._SOUND.clear()
    identifiers._MARKS.clear()
    yield
    schema._SOUND.clear()
    identifiers._MARKS.clear()


def parses(data: bytes) -> bool:
    """Whether XML is well-formed."""
    try:
        etree.fromstring(data)
    except etree.XMLSyntaxError:
        return False
    return True


@settings(max_examples=examples(300))
@given(WORD, WORD, WORD)
@example(b"x", b"\xc3", b"\xa9")
@example(b"x", b"&am", b"p;")
@example(b"x", b"]]", b">")
def test_without_its_words_xml_is_well_formed_where_it_is_with_them(said: bytes, one: bytes, other: bytes) -> None:
    whole = FRAME % (said, one, other)
    assert parses(without_words(whole)) == parses(whole), whole


@pytest.mark.parametrize("word", [b"a", "\u00e9\u5b57\U0001f680".encode(), b"]", b"&amp;&#10;\t", b"\xef\xbf\xbd", b'"'])
def test_words_are_left_out(word: bytes) -> None:
    assert without_words(FRAME % (word.replace(b'"', b""), word, word)) in (
        without_words(FRAME % (b"x", b"y", b"z")),
        without_words(FRAME % (b"", b"y", b"z")),
    )


@pytest.mark.parametrize("word", [b"&#1;", b"&x;", b"\x01", b"\xff", b"]]>", b"\xef\xbf\xbe"])
def test_words_that_xml_cannot_hold_are_left_to_the_parser(word: bytes) -> None:
    for whole in (FRAME % (b"x", word, b"z"), FRAME % (word, b"y", b"z")):
        assert without_words(whole) == whole


def test_what_is_empty_stays_so() -> None:
    assert without_words(FRAME % (b"", b"", b"x")) == FRAME.replace(b"<a:t>%s</a:t>", b"%s") % (b"", b"<a:t></a:t>", b"<a:t/>")


def test_slides_of_other_words_are_alike_and_others_are_not() -> None:
    parts, _ = sound()
    kin = equivalent(parts, shapes(parts))
    assert sum(len(each.parts) for each in kin) == sum(each.type not in ("png", "xlsx") for each in parts)
    data = part(parts, WORDS).data
    other = swap_data(parts, WORDS, re.sub(rb"<a:t>[^<]+", b"<a:t>Something else", data))
    assert {each.key for each in equivalent(other, shapes(other))} == {each.key for each in kin}
    longer = swap_data(parts, WORDS, data.replace(b"<a:lstStyle/>", b"<a:lstStyle />", 1))
    assert {each.key for each in equivalent(longer, shapes(longer))} != {each.key for each in kin}


@pytest.mark.usefixtures("forgetful")
@pytest.mark.parametrize("plant", [row[1] for row in (*TRIGGERS, *DAMAGE, *HOUSE)], ids=[row[0] for row in (*TRIGGERS, *DAMAGE, *HOUSE)])
def test_a_fault_is_seen_whatever_was_seen_before(plant: Plant) -> None:
    parts, package = sound()
    found = faults_of(plant(parts), package)
    assert found
    assert faults_of(parts, package) == ()
    assert faults_of(plant(parts), package) == found
    assert faults_of(parts, package) == ()


@pytest.mark.usefixtures("forgetful")
def test_what_was_sound_is_not_validated_again(monkeypatch: pytest.MonkeyPatch) -> None:
    parts, package = made(small())
    assert faults_of(parts, package) == ()
    looked: list[bytes] = []
    monkeypatch.setattr(schema, "_said", lambda _, data: looked.append(data))
    assert faults_of(parts, package) == ()
    assert looked == []
    spoiled = swap_data(parts, WORDS, part(parts, WORDS).data.replace(b"<p:spPr/>", b"<p:spPr></p:spPr>", 1))
    assert faults_of(spoiled, package) == ()
    assert [data.count(b"<p:sld ") for data in looked] == [1]


def test_of_answers_the_last_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digest_cache, "_MOST", 4)
    answers: DigestCache[int] = DigestCache()
    for number in range(5):
        answers.keep(digest("slide", b"%d" % number), number)
    assert [answers.get(digest("slide", b"%d" % number)) for number in range(5)] == [None, None, 2, 3, 4]


def test_a_digest_is_of_the_type_and_the_xml() -> None:
    assert digest("slide", b"x") == digest("slide", b"x")
    assert len({digest("slide", b"x"), digest("slide", b"y"), digest("notesSlide", b"x")}) == 3
