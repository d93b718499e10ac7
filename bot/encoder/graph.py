"""The encoder's graph, built from its weights: the tokens of one sentence in, one vector of length one out.

A BERT of six small layers (all-MiniLM-L6-v2). One sentence at a time, so nothing is padded and nothing masked.
What comes out is the last three layers' vectors side by side: the last knows what a sentence is about, those before it
how it is said, and an intent is both.
"""

from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from bot.encoder.encoder import Array

LAYERS, HEADS, SIZE = 6, 12, 384
GIVEN = 3
EPSILON = 1e-12
OPSET, FORMAT = 18, 9
Weights = dict[str, Array]


class Graph:
    """Each method adds a piece and returns the name of what comes out of it."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._nodes: list[onnx.NodeProto] = []
        self._constants: dict[str, onnx.TensorProto] = {}

    def model(self) -> onnx.ModelProto:
        x = self._embedded()
        given = []
        for number in range(LAYERS):
            x = self._layer(x, f"encoder.layer.{number}")
            if number >= LAYERS - GIVEN:
                given.append(self._mean(x))
        joined = self._add("Concat", *given, axis=-1)
        self._nodes.append(helper.make_node("LpNormalization", [joined], ["sentence"], axis=-1, p=2))
        tokens = helper.make_tensor_value_info("tokens", TensorProto.INT64, [1, "count"])
        sentence = helper.make_tensor_value_info("sentence", TensorProto.FLOAT, [1, GIVEN * SIZE])
        graph = helper.make_graph(self._nodes, "encoder", [tokens], [sentence], list(self._constants.values()))
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=FORMAT)

    def _mean(self, x: str) -> str:
        mean = self._add("ReduceMean", x, self._constant("words", np.array([1], np.int64)), keepdims=0)
        return self._add("LpNormalization", mean, axis=-1, p=2)

    def _embedded(self) -> str:
        words = self._add("Gather", self._weight("embeddings.word_embeddings.weight"), "tokens", axis=0)
        count = self._add("Shape", "tokens", start=1, end=2)
        first = self._constant("first", np.array([0], np.int64))
        places = self._add("Slice", self._weight("embeddings.position_embeddings.weight"), first, count)
        kind = self._constant("kind", self._weights["embeddings.token_type_embeddings.weight"][0])
        return self._norm(self._add("Add", self._add("Add", words, places), kind), "embeddings.LayerNorm")

    def _layer(self, x: str, name: str) -> str:
        x = self._attention(x, name)
        inner = self._gelu(self._linear(x, f"{name}.intermediate.dense"))
        return self._norm(self._add("Add", self._linear(inner, f"{name}.output.dense"), x), f"{name}.output.LayerNorm")

    def _attention(self, x: str, name: str) -> str:
        query = self._heads(self._linear(x, f"{name}.attention.self.query"), [0, 2, 1, 3])
        key = self._heads(self._linear(x, f"{name}.attention.self.key"), [0, 2, 3, 1])
        value = self._heads(self._linear(x, f"{name}.attention.self.value"), [0, 2, 1, 3])
        scale = self._constant("scale", np.array(np.sqrt(SIZE / HEADS), np.float32))
        shares = self._add("Softmax", self._add("Div", self._add("MatMul", query, key), scale), axis=-1)
        mixed = self._add("Transpose", self._add("MatMul", shares, value), perm=[0, 2, 1, 3])
        joined = self._add("Reshape", mixed, self._constant("joined", np.array([1, -1, SIZE], np.int64)))
        out = self._linear(joined, f"{name}.attention.output.dense")
        return self._norm(self._add("Add", out, x), f"{name}.attention.output.LayerNorm")

    def _heads(self, x: str, order: list[int]) -> str:
        shape = self._constant("heads", np.array([1, -1, HEADS, SIZE // HEADS], np.int64))
        return self._add("Transpose", self._add("Reshape", x, shape), perm=order)

    def _gelu(self, x: str) -> str:
        root = self._constant("root_of_two", np.array(np.sqrt(2), np.float32))
        grown = self._add("Erf", self._add("Div", x, root))
        grown = self._add("Add", grown, self._constant("one", np.array(1, np.float32)))
        return self._add("Mul", self._add("Mul", x, grown), self._constant("half", np.array(0.5, np.float32)))

    def _linear(self, x: str, name: str) -> str:
        product = self._add("MatMul", x, self._constant(f"{name}.weight", self._weights[f"{name}.weight"].T))
        return self._add("Add", product, self._weight(f"{name}.bias"))

    def _norm(self, x: str, name: str) -> str:
        weight, bias = self._weight(f"{name}.weight"), self._weight(f"{name}.bias")
        return self._add("LayerNormalization", x, weight, bias, axis=-1, epsilon=EPSILON)

    def _weight(self, name: str) -> str:
        return self._constant(name, self._weights[name])

    def _constant(self, name: str, value: Array) -> str:
        self._constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def _add(self, operation: str, *inputs: str, **options: Any) -> str:
        name = f"{operation.lower()}_{len(self._nodes)}"
        self._nodes.append(helper.make_node(operation, list(inputs), [name], name=name, **options))
        return name
