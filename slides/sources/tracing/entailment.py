"""An optional judge: a model of entailment that its user has, asked only about findings that words leave unsure.

The environment names a folder, `SLIDES_NLI=path`, with `model.onnx`, `tokenizer.json` and, where its labels stand in another order than
contradiction, neutral, entailment, a `config.json` with `id2label`. An outline can name none. Nothing is shipped or fetched. The only file
that imports onnxruntime and tokenizers, which the extra `slides[nli]` brings. One thread and no sampling: the same answer on every run.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from slides.base import rule_catalogue as codes
from slides.base.diagnostics import Problem, Span
from slides.sources.tracing.verdicts import Traced

VARIABLE = "SLIDES_NLI"
_LABELS = ("contradiction", "neutral", "entailment")
_MOST_TOKENS = 512
_CERTAIN = 0.0
"""How much larger the winning logit has to be than the next."""


class Entailment:
    """A model of entailment with two or three classes, and its tokenizer."""

    def __init__(self, folder: Path) -> None:
        """Load a model. ImportError where the extra is missing, OSError or ValueError where a file cannot be read."""
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession((folder / "model.onnx").read_bytes(), options, providers=["CPUExecutionProvider"])
        self.tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf-8"))
        self.tokenizer.enable_truncation(_MOST_TOKENS)
        self.labels = _labels(folder)
        self.inputs = [each.name for each in self.session.get_inputs()]

    def judged(self, passage: str, statement: str) -> str:
        """contradiction, neutral or entailment; of a model with two classes, `not entailment` counts as contradiction."""
        import numpy

        encoded = self.tokenizer.encode(passage, statement)
        known = {"input_ids": encoded.ids, "attention_mask": encoded.attention_mask, "token_type_ids": encoded.type_ids}
        fed = {name: numpy.array([known[name]], dtype=numpy.int64) for name in self.inputs if name in known}
        logits: list[float] = [float(each) for each in self.session.run(None, fed)[0][0]]
        best = max(range(len(logits)), key=lambda at: (logits[at], -at))
        others = [each for at, each in enumerate(logits) if at != best]
        return self.labels[best] if others and logits[best] - max(others) > _CERTAIN else "neutral"


def _labels(folder: Path) -> Sequence[str]:
    """The labels of a model's classes in their order."""
    path = folder / "config.json"
    if not path.exists():
        return _LABELS
    named: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")).get("id2label", {})
    found = [str(named[key]).lower().replace("_", " ") for key in sorted(named, key=int)]
    return [_label(each) for each in found] or _LABELS


def _label(name: str) -> str:
    """A class under one of three names."""
    if name.startswith(("not", "contra")):
        return "contradiction"
    return "entailment" if name.startswith("entail") else "neutral"


def wanted(span: Span) -> tuple[Entailment | None, tuple[Problem, ...]]:
    """The model that the environment names, None where it names none; a problem where it cannot be used."""
    named = os.environ.get(VARIABLE, "").strip()
    if not named:
        return None, ()
    try:
        return Entailment(Path(named)), ()
    except ImportError:
        why, hint = "the extra is not installed", "pip install slides[nli]"
    except Exception as error:
        why, hint = f"{type(error).__name__}: {str(error)[:120]}", "it is a folder with model.onnx and tokenizer.json"
    return None, (Problem(codes.ARTICLE_UNREAD, span, f"the model of {VARIABLE} is not used: {why}", hint),)


def confirmed(each: Traced, model: Entailment | None) -> Traced:
    """A statement whose unsure findings a model was asked about: sure where it sees a contradiction, gone where it sees entailment."""
    if model is None or each.match is None or not each.findings or any(finding.sure for finding in each.findings):
        return each
    answer = model.judged(each.match.text, each.statement.text)
    if answer == "entailment":
        return replace(each, findings=())
    return replace(each, findings=tuple(replace(finding, sure=True) for finding in each.findings)) if answer == "contradiction" else each
