"""Learns intents from examples in a closed form: one matrix is inverted, nothing is iterated. Needed for training only.

The inverse also says what each example would have been taken for had it not been there. Probabilities are fitted to
that, so that they are honest about messages never seen.
"""

import numpy as np
from scipy.sparse import csr_matrix

from bot.understanding.intents import WORDING, Intents, chances_of, nearness
from bot.understanding.terms import Terms, pieces, words

AXES = 256
# Keeps the votes small: more of it learns less from each example.
SMOOTHNESS = 0.2
RAREST_WORD, RAREST_PIECE = 2, 4
SHARPNESSES = np.arange(3.0, 20.0, 0.25)


def learn(texts: list[str], vectors: np.ndarray, intents: list[str]) -> Intents:
    names = sorted(set(intents))
    wanted = np.array([[intent == name for name in names] for intent in intents], np.float32)
    axes = _axes(vectors)
    points = vectors @ axes
    of_words, of_pieces = Terms.learn(words, texts, RAREST_WORD), Terms.learn(pieces, texts, RAREST_PIECE)
    in_words, in_pieces = _rows(of_words, texts), _rows(of_pieces, texts)
    alike = nearness(points @ points.T)
    alike += WORDING * (in_words @ in_words.T + in_pieces @ in_pieces.T).toarray()
    inverse = np.linalg.inv(alike + SMOOTHNESS * np.eye(len(texts), dtype=np.float32))
    # A score is what is left over the one that is the same for all intents.
    targets = 2 * (wanted - 1 / len(names))
    votes = inverse @ targets
    unseen = targets - votes / np.diagonal(inverse)[:, None]
    return Intents(
        names,
        axes,
        points,
        votes,
        of_words,
        of_pieces,
        (WORDING * (in_words.T @ votes)).astype(np.float32),
        (WORDING * (in_pieces.T @ votes)).astype(np.float32),
        _sharpness(unseen, wanted.astype(bool)),
    )


def _axes(vectors: np.ndarray) -> np.ndarray:
    """The directions in which the examples differ most, the first ones of them."""
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    return np.ascontiguousarray(directions[:, ::-1][:, :AXES])


def _rows(terms: Terms, texts: list[str]) -> csr_matrix:
    read = [terms.read(text) for text in texts]
    ends = np.cumsum([0, *(len(places) for places, _ in read)])
    places = np.concatenate([np.array(places, np.int64) for places, _ in read])
    values = np.concatenate([values for _, values in read])
    return csr_matrix((values, places, ends), shape=(len(texts), len(terms.places)), dtype=np.float32)


def _sharpness(scores: np.ndarray, right: np.ndarray) -> float:
    """The one under which what is right is likeliest."""
    return float(max(SHARPNESSES, key=lambda sharpness: np.log(chances_of(scores * sharpness)[right] + 1e-9).mean()))
