"""A few words about what does not work: what is off, how it stands, and what came."""

import pytest

from bot.reading.came import says_it_came, says_it_came_and_fails, says_it_did_not_come
from bot.reading.still_off import (
    fault_of,
    has_no_light,
    is_not_mended,
    is_still_off,
    only_says_done,
    says_restarted,
)


@pytest.mark.parametrize(
    "words",
    [
        *("still off", "still nothing", "same again", "its gone again", "no its gone again", "didnt work", "off again"),
        *(
            "it came back then died",
            "it's back then gone again",
            "nah still broke",
            "nope still dead mate",
            "not working",
        ),
        *("worked for a minute then went off", "still not working at all", "its down again", "nowt working"),
        *("it hasn't come back on", "gone off again", "its dead", "still wont work", "keeps going off again"),
    ],
)
def test_still_off_in_few_words(words):
    assert is_still_off(words)
    assert is_not_mended(words)


@pytest.mark.parametrize("words", ["same", "nowt", "nothing happens", "no change", "a bit better", "worse", "no luck"])
def test_an_answer_alone_says_nothing_of_what_was_spoken_of(words):
    assert is_not_mended(words)
    assert not is_still_off(words)


@pytest.mark.parametrize("words", ["red", "orange blinking", "all lights are off", "no lights on it"])
def test_a_bad_light_is_no_mending(words):
    assert is_not_mended(words)


@pytest.mark.parametrize(
    "words",
    [
        *("yes", "it works now", "all green", "my bill is still wrong", "turn it off", "i still want to pay", "bye"),
        *(
            "nothing else thanks",
            "off to work now",
            "the same plan as before please",
            "just my laptop",
        ),
    ],
)
def test_what_tells_of_no_fault(words):
    assert not is_still_off(words)
    assert fault_of(words) is None


@pytest.mark.parametrize(
    ("words", "trouble"),
    [
        *(
            (words, "internet_problem")
            for words in ("no net", "net's off", "wifi dead", "no intrnet", "my wifi has gone again")
        ),
        *(
            (words, "internet_problem")
            for words in ("no lights on the router", "all lights are off", "still no internet")
        ),
        *(
            (words, "mobile_problem")
            for words in ("no signal", "phone dead", "no sig", "ive got no bars", "fone not working")
        ),
        *(
            (words, "tv_problem")
            for words in ("no tv", "telly's gone", "tv not working", "landline dead", "no dial tone")
        ),
    ],
)
def test_what_is_off_by_what_is_named(words, trouble):
    assert fault_of(words) == trouble


@pytest.mark.parametrize(
    "words", ["no internet please cancel it", "what is wifi", "add data", "no phone number", "tv guide"]
)
def test_a_thing_alone_is_no_fault(words):
    assert fault_of(words) is None


@pytest.mark.parametrize(
    "words",
    ["router came no lights", "my router is here but no lights", "it arrived yesterday", "got the router, it's dead"],
)
def test_it_came(words):
    assert says_it_came(words)


@pytest.mark.parametrize(
    "words", ["it hasn't come", "the router never arrived", "when was it delivered", "nothing has been delivered"]
)
def test_it_did_not_come(words):
    assert not says_it_came(words)
    assert says_it_did_not_come(words)


def test_it_came_and_does_not_work():
    assert says_it_came_and_fails("router came no lights")
    assert not says_it_came_and_fails("my router came")


@pytest.mark.parametrize("words", ["tried restarting it", "ive turned it off and on", "already rebooted the router"])
def test_a_restart_that_was_made(words):
    assert says_restarted(words)


@pytest.mark.parametrize("words", ["shall i restart it", "i havent restarted it", "it keeps rebooting", "restart it"])
def test_a_restart_that_was_not(words):
    assert not says_restarted(words)


def test_done_says_nothing_of_what_came_of_it():
    assert only_says_done("ok done")
    assert not only_says_done("done, still nothing")


def test_no_light():
    assert has_no_light("all the lights went off")
    assert not has_no_light("a light is on")


def test_a_long_message_is_not_read_for_ever():
    assert not is_not_mended("it " * 4000 + "off")
    assert fault_of("no " * 4000) is None
