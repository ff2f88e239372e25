"""Write the stems of the lexicons' words, so that no check of statements works them out again.

python scripts/make_stems.py

They are what the installed snowballstemmer gives; `tests/test_lexicon_stems.py` tells where a word or the algorithm has changed since.
"""

from __future__ import annotations

import json
from pathlib import Path

from slides.sources.tracing.lexicon import LANGUAGES, group_words
from slides.text import sentences

FOLDER = Path(__file__).resolve().parent.parent / "slides" / "sources" / "tracing" / "stems"


def stems(lang: str) -> dict[str, str]:
    """The words of a language's groups whose stems are other than themselves."""
    found = {word: sentences.stem(word, lang) for word in group_words(lang)}
    return {word: stem for word, stem in sorted(found.items()) if stem != word}


def written(lang: str) -> str:
    """A language's file."""
    return json.dumps(stems(lang), ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for lang in LANGUAGES:
        (FOLDER / f"{lang}.json").write_text(written(lang), encoding="utf-8")
