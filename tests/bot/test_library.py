"""The library's answers near a message: each entry once, by its nearest wording."""

import hashlib

import numpy as np
import pytest

from bot.knowledge import Entry
from bot.understanding.library import Library

SIZE = 1152


def entry(question, *asked):
    return Entry(question, asked, "So.", "Guide", None, "voicemail.md")


def encode(text):
    seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")
    return np.random.default_rng(seed).normal(0, 1, SIZE).astype(np.float32)


@pytest.fixture
def library():
    entries = [entry("Where is it?", "where", "what place"), entry("When is it?", "when"), *map(entry, "ABCD")]
    return Library.learn(entries, encode)


def test_the_nearest_wording_counts_and_each_entry_comes_once(library):
    found = library.nearest(encode("what place"))
    assert found[0] == ("voicemail#where-is-it", 1.0)
    assert len({name for name, _ in found}) == 3
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)


def test_the_question_itself_is_a_wording(library):
    assert library.nearest(encode("When is it?"))[0] == ("voicemail#when-is-it", 1.0)


def test_it_is_the_same_after_it_was_written(library, tmp_path):
    library.save(tmp_path)
    assert Library.load(tmp_path).nearest(encode("when")) == library.nearest(encode("when"))
