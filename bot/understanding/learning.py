"""Learns intents from examples in a closed form: one matrix is inverted, nothing is iterated. Needed for training only.

The inverse also says what each example would have been taken for had it not been there. Probabilities are fitted to
that, so that they are honest about messages never seen.
"""

import numpy as np
from scipy.linalg.lapack import spotrf, spotri
from scipy.sparse import csr_matrix, hstack

from bot.encoder.encoder import Array
from bot.understanding.intents import WORDING, Intents, chances_of, nearness
from bot.understanding.terms import Terms, pieces, words

AXES = 256
# Keeps the votes small: more of it learns less from each example.
SMOOTHNESS = 0.2
RAREST_WORD, RAREST_PIECE = 2, 4
AT_ONCE = 500
SHARPNESSES = np.arange(3.0, 20.0, 0.25)


def learn(texts: list[str], vectors: Array, intents: list[str]) -> Intents:
    names = sorted(set(intents))
    wanted = np.array([[intent == name for name in names] for intent in intents], np.float32)
    axes = _axes(vectors)
    points = vectors @ axes
    of_words, of_pieces = Terms.learn(words, texts, RAREST_WORD), Terms.learn(pieces, texts, RAREST_PIECE)
    in_words, in_pieces = _rows(of_words, texts), _rows(of_pieces, texts)
    inverse = _inverse(_alike(points, hstack([in_words, in_pieces]).tocsr()))
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


def _axes(vectors: Array) -> Array:
    """The directions in which the examples differ most, the first ones of them."""
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    return np.ascontiguousarray(directions[:, ::-1][:, :AXES])


def _alike(points: Array, terms: csr_matrix) -> Array:
    """How much each example counts for each, a few at a time: all at once take gigabytes."""
    alike = np.empty((len(points), len(points)), np.float32)
    for start in range(0, len(points), AT_ONCE):
        some = slice(start, start + AT_ONCE)
        alike[some] = nearness(points[some] @ points.T)
        alike[some] += WORDING * (terms[some] @ terms.T).toarray()
    return alike


def _inverse(alike: Array) -> Array:
    """By Cholesky's way, within the matrix given: a third of the usual work. It gives one half, which is mirrored."""
    alike[np.diag_indices(len(alike))] += SMOOTHNESS
    # Symmetric, so its transpose is itself, in the order that Fortran wants and need not copy.
    half, failed = spotrf(alike.T, lower=0, overwrite_a=1)
    inverse, failed_too = spotri(half, lower=0, overwrite_c=1)
    if failed or failed_too:
        raise ValueError("The examples cannot be told apart.")
    for start in range(0, len(alike), AT_ONCE):
        some = slice(start, start + AT_ONCE)
        inverse[some, :start] = inverse[:start, some].T
        inverse[some, some] = np.triu(inverse[some, some]) + np.triu(inverse[some, some], 1).T
    return np.asarray(inverse)


def _rows(terms: Terms, texts: list[str]) -> csr_matrix:
    read = [terms.read(text) for text in texts]
    ends = np.cumsum([0, *(len(places) for places, _ in read)])
    places = np.concatenate([np.array(places, np.int64) for places, _ in read])
    values = np.concatenate([values for _, values in read])
    return csr_matrix((values, places, ends), shape=(len(texts), len(terms.places)), dtype=np.float32)


def _sharpness(scores: Array, right: Array) -> float:
    """The one under which what is right is likeliest."""
    return float(max(SHARPNESSES, key=lambda sharpness: np.log(chances_of(scores * sharpness)[right] + 1e-9).mean()))
