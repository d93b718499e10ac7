"""Turns sentences into vectors, on one thread: a worker has one processor."""

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

Array = npt.NDArray[Any]
MODEL, WORDS = "encoder.onnx", "tokenizer.json"
# Longer messages say what they want at their beginning or their end; both are kept.
MOST_TOKENS = 96
# The last layer's part of a vector.
ABOUT = 384


class Encoder:
    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            (folder / MODEL).read_bytes(), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / WORDS))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    def encode(self, sentence: str) -> Array:
        """Of length one: the nearness of two is their product."""
        tokens = np.array([self._tokens(sentence)], np.int64)
        vector: Array = self._session.run(None, {"tokens": tokens})[0][0]
        return vector

    @staticmethod
    def about(vector: Array) -> Array:
        """What a sentence is about, however it is said. Of length one as well."""
        last = vector[-ABOUT:]
        about: Array = last / np.linalg.norm(last)
        return about

    def _tokens(self, sentence: str) -> list[int]:
        tokens: list[int] = self._tokenizer.encode(sentence).ids
        if len(tokens) <= MOST_TOKENS:
            return tokens
        half = MOST_TOKENS // 2
        return tokens[:half] + tokens[-half:]
