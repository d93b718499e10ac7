"""`make eval` says what is right and wrong, and what is wrong with a file."""

import pytest
from measure import Labelled, Outcome, Unusable, figures, our_own, read, report, trained_intents

INTENTS = {"greet", "check_bill", "explain_bill", "out_of_scope"}


def outcome(found, *accepted, confidence=0.9, wishes=0, milliseconds=2.0):
    return Outcome([*accepted], found, confidence, wishes, milliseconds)


@pytest.fixture
def file(tmp_path):
    def write(content):
        path = tmp_path / "messages.tsv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_a_file_is_read_with_and_without_a_header(file):
    lines = 'hi\tgreet\nmy "bill?\tcheck_bill, explain_bill\tsomewhere\n'
    expected = [Labelled("hi", ["greet"]), Labelled('my "bill?', ["check_bill", "explain_bill"])]
    assert read(file(lines), INTENTS) == expected
    assert read(file(f"\ufefftext\taccepted\tsource\r\n\r\n{lines}"), INTENTS) == expected


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "has no messages"),
        ("text\taccepted\n\n", "has no messages"),
        ("hi\tgreet\nonly text\n", ":2: two columns are wanted"),
        ("hi\tgreet\n\tgreet\n", ":2: the text is missing"),
        ("hi\tgreet\nhello\t , \n", ":2: the accepted intents are missing"),
        ("hi\tgreet\nhello\tgreet,salute\n", ":2: 'salute' is no intent"),
        (b"\xff\xfe\x00h", "is not UTF-8 text"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(file, content, why):
    with pytest.raises(Unusable, match=why):
        read(file(content), INTENTS)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(Unusable, match="cannot be read: No such file"):
        read(tmp_path / "nowhere.tsv", INTENTS)
    with pytest.raises(Unusable, match="cannot be read"):
        read(tmp_path, INTENTS)


def test_our_own_messages_have_intents_that_are_trained():
    messages = our_own()
    assert len(messages) > 400
    assert {intent for message in messages for intent in message.accepted} <= trained_intents()


def test_any_accepted_intent_is_right_and_turning_away_what_is_strange():
    found = figures(
        [
            outcome("explain_bill", "check_bill", "explain_bill"),
            outcome("nlu_fallback", "out_of_scope"),
            outcome("check_bill", "out_of_scope", confidence=0.6),
            outcome("nlu_fallback", "greet", confidence=0.8),
            outcome("greet", "check_bill", confidence=0.7),
        ]
    )
    assert found["accuracy"] == pytest.approx(0.4)
    assert found["out-of-scope recall"] == pytest.approx(0.5)
    assert found["good messages rejected"] == pytest.approx(1 / 3)
    assert found["confidently wrong (confidence >= 0.7)"] == pytest.approx(0.2)


def test_f1_is_the_mean_over_what_was_wanted():
    found = figures([outcome("greet", "greet"), outcome("greet", "check_bill"), outcome("check_bill", "check_bill")])
    assert found["macro F1"] == pytest.approx(2 / 3)


def test_the_calibration_error_is_how_far_confidence_and_truth_are_apart():
    outcomes = [outcome("greet", "greet", confidence=0.75), outcome("greet", "check_bill", confidence=0.75)]
    assert figures(outcomes)["calibration error"] == pytest.approx(0.25)


def test_the_report_begins_with_accuracy_and_ends_with_the_confusions():
    lines = report([outcome("greet", "greet"), outcome("greet", "check_bill")]).splitlines()
    assert lines[0] == "accuracy 0.500"
    assert "messages 2" in lines
    assert lines[-1] == "  check_bill greet 1"
    assert not any(line.startswith("out-of-scope recall") for line in lines)
