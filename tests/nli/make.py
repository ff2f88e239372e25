"""Make the model of this folder: it needs the package onnx, which no test does.

Example: python tests/nli/make.py
A word's row of the table is (contradiction, neutral, entailment); the words of both texts are added up. `never` speaks for a
contradiction, `surely` for entailment, everything else for neither.
"""

from __future__ import annotations

import json
from pathlib import Path

import onnx
from onnx import TensorProto, helper

HERE = Path(__file__).resolve().parent
WORDS = {"[UNK]": 0, "never": 1, "surely": 2}
ROWS = [0.0, 0.01, 0.0, 9.0, 0.0, 0.0, 0.0, 0.0, 9.0]


def make() -> None:
    """Write model.onnx and tokenizer.json."""
    table = helper.make_tensor("table", TensorProto.FLOAT, [3, 3], ROWS)
    axes = helper.make_tensor("axes", TensorProto.INT64, [1], [1])
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["rows"]),
        helper.make_node("ReduceSum", ["rows", "axes"], ["logits"], keepdims=0),
    ]
    given = helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, None])
    out = helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, 3])
    graph = helper.make_graph(nodes, "tiny", [given], [out], [table, axes])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.checker.check_model(model)
    (HERE / "model.onnx").write_bytes(model.SerializeToString())
    tokenizer = {
        "version": "1.0",
        "added_tokens": [],
        "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "Whitespace"},
        "model": {"type": "WordLevel", "vocab": WORDS, "unk_token": "[UNK]"},
    }
    (HERE / "tokenizer.json").write_text(json.dumps(tokenizer), encoding="utf-8")


if __name__ == "__main__":
    make()
