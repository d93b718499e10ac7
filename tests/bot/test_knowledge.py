"""The knowledge library is read as it is written, and what is out of form is told with file and line."""

import re

import pytest
import yaml
from conftest import ROOT

from bot.knowledge import LONGEST_ANSWER, KnowledgeError, read

LIBRARY = ROOT / "bot" / "data" / "knowledge"
INTENTS = {
    item["intent"]
    for path in (ROOT / "bot" / "data" / "nlu").glob("*.yml")
    for item in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
}
GOOD = """# Voicemail
source: Voicemail guide

## How do I listen to my messages?
asked: voicemail number | hear my messages | check voicemail | get my voice mails
topic: tv_problem
Hold down the 1 key, or call {phone}.

## How long are messages kept?
asked: do voicemails expire | save a message | message gone | keep voicemail
For a limited time.
"""
OTHER = "# Wi-Fi\nsource: Wi-Fi guide\n\n## Which?\nasked: which one | what wifi | wifi name | my wifi\nThis.\n"
# What is never said to a customer, and words that opt somebody out when a text message is answered with them.
NEVER = re.compile(
    r"(?i:I understand your|as per our|\binvalid\b|\boops\b|be patient|\bshortly\b|failed to|try again later)"
    r"|(?i:rest assured|\bplease\b|\bsorry\b)|!|\b(?:STOP|END|CANCEL|QUIT|YES|START)\b"
)
# A figure that is told, and where it is reckoned with.
FIGURES = (
    ("30 days' notice", "api/plans/contract.py", "NOTICE_DAYS = 30"),
    ("first 14 days of a new contract", "api/plans/contract.py", "COOLING_OFF_DAYS = 14"),
    ("six-digit code, good for 15 minutes", "api/identity/codes.py", "CODE_LIFETIME = timedelta(minutes=15)"),
    ("Up to five codes", "api/identity/codes.py", "CODES_AN_HOUR = 5"),
    ("up to 30 days", "api/sessions.py", "SESSION_LIFETIME = timedelta(days=30)"),
    ("18:00 on the evening before", "api/orders/days.py", "PLANS_ARE_MADE = time(18)"),
    ("1,000 MB are 1 GB", "api/usage/quantities.py", "KILOBYTES_A_GIGABYTE = 1_000_000"),
    ("from the 1st to the 28th", "models/account.py", "autopay_day BETWEEN 1 AND 28"),
)


@pytest.fixture
def folder(tmp_path):
    def made(text=GOOD, **more):
        for name, words in {"voicemail": text, **more}.items():
            (tmp_path / f"{name}.md").write_text(words, encoding="utf-8")
        return tmp_path

    return made


@pytest.fixture(scope="module")
def library():
    return read(LIBRARY, INTENTS)


def test_an_entry_is_read_whole(folder):
    entry, other = read(folder(), {"tv_problem"})
    assert entry.question == "How do I listen to my messages?"
    assert entry.asked == ("voicemail number", "hear my messages", "check voicemail", "get my voice mails")
    assert entry.answer == "Hold down the 1 key, or call {phone}."
    assert (entry.source, entry.topic, entry.file) == ("Voicemail guide", "tv_problem", "voicemail.md")
    assert other.topic is None


def test_an_entry_is_named_by_its_file_and_question(folder, library):
    assert read(folder())[0].id == "voicemail#how-do-i-listen-to-my-messages"
    assert len({entry.id for entry in library}) == len(library)


def test_files_come_in_the_order_of_their_names(folder):
    assert [entry.file for entry in read(folder(account=OTHER))] == ["account.md", "voicemail.md", "voicemail.md"]


@pytest.mark.parametrize(
    ("was", "becomes", "line", "why"),
    [
        ("# Voicemail\n", "Voicemail\n", 1, "the subject"),
        ("source: Voicemail guide\n", "", 3, "source is missing"),
        ("source: Voicemail guide", "source:", 2, "source is missing"),
        ("## How do I listen to my messages?", "How do I listen?", 4, "question has to follow the source"),
        ("asked: voicemail number", "voicemail number", 4, "'asked:' has to follow"),
        (" | check voicemail | get my voice mails", "", 5, "2 wordings, 4 are the fewest"),
        ("check voicemail |", "|", 5, "a wording is empty"),
        ("tv_problem", "telly_problem", 6, "'telly_problem' is no intent"),
        ("topic: tv_problem", "topic:", 6, "is no intent"),
        ("{phone}", "{fax}", 7, "{fax} is no placeholder"),
        ("{phone}", "{phone_hours}", 7, "{phone_hours} is no placeholder"),
        ("{phone}", "{phone", 7, "'{' makes a text message longer"),
        ("the 1 key", "the \u20181\u2019 key", 7, "makes a text message longer"),
        ("the 1 key", "a key \u2013 1", 7, "makes a text message longer"),
        ("1 key", "\u20ac1 key", 7, "makes a text message longer"),
        ("For a limited time.\n", "", 9, "one line of answer is wanted, there are 0"),
        ("For a limited time.", "For a time.\nThen they go.", 9, "one line of answer is wanted, there are 2"),
        ("For a limited time.", "x" * 281, 11, "281 characters, 280 are the most"),
        ("call {phone}.", "{phone}" * 20, 7, "280 are the most"),
        ("save a message", "Hear my messages?", 10, "stands in voicemail.md:5 already"),
        ("save a message", "how do I listen to my messages", 10, "stands in voicemail.md:4 already"),
    ],
)
def test_what_is_out_of_form_is_told_with_its_line(folder, was, becomes, line, why):
    assert was in GOOD
    with pytest.raises(KnowledgeError) as raised:
        read(folder(GOOD.replace(was, becomes, 1)), {"tv_problem"})
    assert str(raised.value).startswith(f"voicemail.md:{line}: ")
    assert why in str(raised.value)


def test_a_wording_is_not_in_two_files(folder):
    """However it is written."""
    other = OTHER.replace("which one", "CHECK voicemail?")
    with pytest.raises(KnowledgeError, match=r"^wifi\.md:5: 'CHECK voicemail\?' stands in voicemail\.md:5 already"):
        read(folder(wifi=other))


def test_an_empty_folder_or_file_is_told(folder, tmp_path):
    with pytest.raises(KnowledgeError, match="there is no entry"):
        read(tmp_path)
    with pytest.raises(KnowledgeError, match="the first line"):
        read(folder(""))


def test_without_intents_any_topic_will_do(folder):
    assert read(folder(GOOD.replace("tv_problem", "telly_problem")))[0].topic == "telly_problem"


def test_an_answer_of_the_longest_length_is_read(folder):
    answer = "x" * LONGEST_ANSWER
    assert read(folder(GOOD.replace("For a limited time.", answer)))[1].answer == answer


def test_the_library_is_in_form_and_worth_asking(library):
    assert len(library) >= 110
    assert all(5 <= len(entry.asked) <= 12 for entry in library)


def test_no_answer_says_what_is_never_said(library):
    assert [entry.question for entry in library if NEVER.search(entry.answer)] == []


def test_no_answer_is_longer_than_three_sentences(library):
    assert [entry.question for entry in library if len(re.findall(r"[.?](?=\s|$)", entry.answer)) > 3] == []


@pytest.mark.parametrize(("told", "file", "reckoned"), FIGURES)
def test_a_figure_that_is_told_is_the_one_reckoned_with(library, told, file, reckoned):
    assert any(told in entry.answer for entry in library)
    assert reckoned in (ROOT / file).read_text(encoding="utf-8")


def test_the_hours_that_are_told_are_the_brands(library):
    """They come with the brand: written out, they would be one operator's for all."""
    assert any("{hours}" in entry.answer for entry in library)
    assert not any(re.search(r"\b\d\d:\d\d to \d\d:\d\d", entry.answer) for entry in library)
