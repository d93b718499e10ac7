"""Intents are learnt from vectors and words, and told with honest probabilities."""

import numpy as np
import pytest

from bot.understanding.intents import Intents
from bot.understanding.learning import learn
from bot.understanding.terms import Terms, pieces, words

CENTRES = {"bill": 0, "move": 1, "roam": 2}


def vector(about, seed, spread=0.3):
    """Somewhere around the centre of what it is about."""
    noise = np.random.default_rng(seed).normal(0, spread, 40)
    noise[CENTRES[about]] += 1
    return (noise / np.linalg.norm(noise)).astype(np.float32)


@pytest.fixture(scope="module")
def learnt():
    abouts = [about for about in CENTRES for _ in range(30)]
    texts = [f"{about} number {place % 7}" for place, about in enumerate(abouts)]
    return learn(texts, np.array([vector(about, place) for place, about in enumerate(abouts)]), abouts)


@pytest.mark.parametrize("about", CENTRES)
def test_what_is_near_its_examples_is_told(learnt, about):
    best = learnt.guesses("words never seen", vector(about, 500))[0]
    assert best.intent == about


def test_words_alone_tell_as_well(learnt):
    nowhere = np.zeros(40, np.float32)
    assert learnt.guesses("move number 3", nowhere)[0].intent == "move"


def test_a_misspelt_word_is_told_by_its_pieces(learnt):
    assert learnt.guesses("rroam", np.zeros(40, np.float32))[0].intent == "roam"


def test_confidences_add_up_to_one(learnt):
    guesses = learnt.guesses("bill", vector("bill", 7))
    assert sum(guess.confidence for guess in guesses) == pytest.approx(1, abs=1e-5)


def test_what_is_far_from_everything_is_told_with_little_confidence(learnt):
    far = np.zeros(40, np.float32)
    far[39] = 1
    near = learnt.guesses("bill number 1", vector("bill", 7))[0].confidence
    assert learnt.guesses("qqq", far)[0].confidence < near


def test_they_are_the_same_after_they_were_written(learnt, tmp_path):
    learnt.save(tmp_path)
    loaded = Intents.load(tmp_path)
    for about in CENTRES:
        assert loaded.guesses(f"{about} 3", vector(about, 9)) == learnt.guesses(f"{about} 3", vector(about, 9))


def test_the_sharpness_makes_what_is_unsure_less_confident():
    """Where vectors and words say nothing, no probability may be far from even."""
    abouts = [about for about in CENTRES for _ in range(30)]
    vectors = np.random.default_rng(1).normal(0, 1, (90, 40)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    learnt = learn(["same words"] * 90, vectors, abouts)
    strange = np.random.default_rng(2).normal(0, 1, 40).astype(np.float32)
    assert learnt.guesses("same words", strange / np.linalg.norm(strange))[0].confidence < 0.7


def test_a_text_is_cut_into_words_and_pairs():
    assert words("My bill, NOW") == ["my", "bill", "now", "my bill", "bill now"]


def test_a_word_is_cut_into_pieces_with_its_ends_marked():
    assert pieces("up") == [" u", "up", "p ", " up", "up ", " up "]


def test_rare_terms_are_left_out_and_the_others_have_length_one():
    terms = Terms.learn(words, ["my bill", "my line", "my plan and line"], least=2)
    assert set(terms.places) == {"my", "line"}
    _, values = terms.read("my line line zzz")
    assert np.linalg.norm(values) == pytest.approx(1)
    assert terms.read("zzz")[0] == []
