"""The centrality of sentences, to the last bit."""

from __future__ import annotations

from slides.sources.passages import centrality


def test_centrality_is_the_same_to_the_last_bit_in_whatever_order_sentences_are_counted() -> None:
    stems = [frozenset(f"word{(at * step) % 211}" for step in range(1, 30)) for at in range(1, 40)]
    assert list(reversed(centrality(stems[::-1]))) == centrality(stems)
