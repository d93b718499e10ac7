"""What is wrong is told from how people put it; what they deny is not."""

import pytest

from bot.reading.symptoms import find_symptoms


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("no internet", ["down"]),
        ("my internet is down", ["down"]),
        ("wifi not working", ["down"]),
        ("the whole street is down", ["down"]),
        ("broadband stopped working", ["down"]),
        ("cant get online", ["down"]),
        ("there's a red light on the hub", ["down"]),
        ("router is dead", ["down"]),
        ("haven't got any internet", ["down"]),
        ("slow internet", ["slow"]),
        ("its really slow", ["slow"]),
        ("netflix keeps buffering", ["slow"]),
        ("pages take forever", ["slow"]),
        ("wifi keeps dropping", ["dropping"]),
        ("it keeps cutting out", ["dropping"]),
        ("on and off all day", ["dropping"]),
        ("constantly disconnecting", ["dropping"]),
        ("only on my laptop", ["one_device"]),
        ("works on everything but the ipad", ["one_device"]),
        ("no signal", ["no_signal"]),
        ("no bars since monday", ["no_signal"]),
        ("emergency calls only", ["no_signal"]),
        ("poor reception", ["no_signal"]),
        ("my signal is gone", ["no_signal"]),
        ("no 4g", ["no_data"]),
        ("mobile data not working", ["no_data"]),
        ("5g isn't working", ["no_data"]),
        ("cant send pictures", ["pictures"]),
        ("photos won't send", ["pictures"]),
        ("I can't make calls", ["calls"]),
        ("calls keep failing", ["calls"]),
        ("no dial tone", ["calls"]),
        ("texts not sending", ["texts"]),
        ("can't receive texts", ["texts"]),
        ("voicemail is full", ["voicemail"]),
        ("black screen", ["no_picture"]),
        ("the box is stuck on loading", ["no_picture"]),
        ("picture freezing", ["no_picture"]),
        ("tv is frozen", ["no_picture"]),
        ("remote not responding", ["remote"]),
        ("crackling on the line", ["noise"]),
        ("buzzing noise", ["noise"]),
        ("it's slow and it keeps dropping", ["slow", "dropping"]),
    ],
)
def test_a_symptom_is_read(text, codes):
    told = [one.value for one in find_symptoms(text)]
    assert told == codes


@pytest.mark.parametrize(
    "text",
    [
        "how much is my bill",
        "I want a faster plan",
        "it is not slow",
        "it isn't dropping",
        "pay it down on the 24th",
        "download my invoice",
        "remotely",
        "no thanks",
        "cut my bill",
        "call me after 5",
        "text me when it is done",
        "a picture of the bill",
        "no, leave it",
        "set up voicemail",
    ],
)
def test_anything_else_is_no_symptom(text):
    assert find_symptoms(text) == []


def test_what_is_denied_is_not_told_and_the_rest_is():
    assert [one.value for one in find_symptoms("it is not slow, internet is down")] == ["down"]
