"""A browser in the words of its owner, whatever it claims to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.devices import BROWSERS, SYSTEMS, UNKNOWN, in_words

MOZILLA = "Mozilla/5.0"
IPHONE = f"{MOZILLA} (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (f"{MOZILLA} (Linux; Android 10; K) {WEBKIT} Chrome/131.0.0.0 Mobile Safari/537.36", "Chrome on Android"),
        (
            f"{IPHONE} Version/18.1 Mobile/15E148 Safari/604.1",
            "Safari on an iPhone",
        ),
        (
            f"{IPHONE} CriOS/131.0.0.0 Mobile/15E148 Safari/604.1",
            "Chrome on an iPhone",
        ),
        (f"{MOZILLA} (Macintosh; Intel Mac OS X 10.15; rv:132.0) Gecko/20100101 Firefox/132.0", "Firefox on a Mac"),
        (f"{MOZILLA} (Windows NT 10.0; Win64; x64) {WEBKIT} Chrome/131.0 Safari/537.36 Edg/131.0", "Edge on Windows"),
        (f"{MOZILLA} (Linux; Android 13) {WEBKIT} SamsungBrowser/27.0 Chrome/125", "Samsung Internet on Android"),
        (f"{MOZILLA} (X11; CrOS x86_64) {WEBKIT} Chrome/131.0.0.0 Safari/537.36", "Chrome on a Chromebook"),
        ("Something/1.0 (Windows)", "A browser on Windows"),
        ("curl/8.5.0", UNKNOWN),
        ("", UNKNOWN),
        (None, UNKNOWN),
    ],
)
def test_a_browser_is_named_as_its_owner_would(told: str | None, words: str) -> None:
    assert in_words(told) == words


@given(st.text(max_size=2000))
def test_nothing_of_what_it_says_is_repeated_or_too_long_to_keep(told: str) -> None:
    known = {UNKNOWN, *(name for _, name in BROWSERS)}
    assert in_words(told) in known | {f"{browser} on {system}" for browser in known for _, system in SYSTEMS}
    assert all(len(f"{browser} on {system}") <= 60 for browser in known for _, system in SYSTEMS)
