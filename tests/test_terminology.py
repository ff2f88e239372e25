"""A house's wording: where it is applied, where it is not, and what is no term."""

from __future__ import annotations

from slides.text.terms import LONGEST, MOST, read_terms

HOUSE, _ = read_terms(
    "# ours\nCenter East: Middle East\nnations: countries\nUnified Countries: United Nations\noil and gas: energy\n", "t.txt"
)


def test_whole_words_are_replaced_the_longest_first() -> None:
    assert HOUSE.applied("Nations of the Center  East sell oil\nand gas.") == "Countries of the Middle East sell energy."
    assert HOUSE.applied("The Unified Countries met.") == "The United Nations met."
    assert HOUSE.applied("Carnations of the center east.") == "Carnations of the center east."


def test_the_houses_own_words_and_quotations_stay() -> None:
    text = 'The United Nations call it the “Center East”, and «nations» "oil and gas".'
    assert HOUSE.applied(text) == text
    assert HOUSE.applied(HOUSE.applied("nations of the Unified Countries")) == "countries of the United Nations"


def test_uses_are_counted_and_found_with_their_place() -> None:
    text, used = HOUSE.counted("Nations and nations of the Center East")
    assert text == "Countries and countries of the Middle East"
    assert used == {"nations": 2, "center east": 1}
    assert [(at, term.ours) for at, term in HOUSE.found("In the Center East")] == [(7, "Middle East")]


def test_scripts_without_spaces_are_replaced_anywhere() -> None:
    terms, _ = read_terms("中央東: 中東\n", "t.txt")
    assert terms.applied("彼は中央東にいる。") == "彼は中東にいる。"


def test_what_is_no_term_is_told_with_its_line() -> None:
    terms, problems = read_terms(f"no colon\n: b\na:\nx: y\nX: z\n{'l' * (LONGEST + 1)}: m\n", "t.txt", 3)
    assert [(problem.span.line, problem.message[:30]) for problem in problems] == [
        (3, "not a term: no colon"),
        (4, "not a term: : b"),
        (5, "not a term: a:"),
        (7, "the term X is here twice; the "),
        (8, "a term of more than 120 charac"),
    ]
    assert [term.theirs for term in terms.terms] == ["x"]
    many, told = read_terms("\n".join(f"a{number}: b" for number in range(MOST + 5)), "t.txt")
    assert len(many.terms) == MOST
    assert len(told) == 1
