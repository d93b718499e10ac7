"""A message that is brought again and the same words said again: the rule, case by case."""

import asyncio
from datetime import UTC, datetime, timedelta

from connectors.smpp.repeats import MOST, Line, Repeats, Sighting, own_name

START = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
LATER = timedelta(hours=1)


def message(sequence: int, words: bytes = b"1") -> bytes:
    return bytes(12) + sequence.to_bytes(4, "big") + b"447700900123" + words


class Telling:
    def __init__(self) -> None:
        self.repeats, self.line, self.now = Repeats(START - LATER), Line(), START

    def comes(self, sequence: int, *, after: float = 1, words: bytes = b"1") -> Sighting:
        self.now += timedelta(seconds=after)
        return asyncio.run(self.repeats.sighting(message(sequence, words), self.line, sequence, self.now))

    def answered(self, sighting: Sighting, *, after: float = 0.1, refused: bool = False, written: bool = True) -> None:
        self.now += timedelta(seconds=after)
        sighting.note_answer(self.now, refused=refused, written=written)


def test_the_same_words_after_an_answer_are_another_text() -> None:
    tell = Telling()
    names = []
    for sequence in range(1, 6):
        seen = tell.comes(sequence)
        tell.answered(seen)
        names.append(seen.id)
    assert len(set(names)) == 5


def test_other_words_are_another_text() -> None:
    tell = Telling()
    assert tell.comes(1, words=b"1").id != tell.comes(2, words=b"2").id


def test_the_sequence_number_makes_no_difference_between_two_workers() -> None:
    assert Telling().comes(1).id == Telling().comes(99).id


def test_what_was_refused_keeps_its_name_until_it_is_taken() -> None:
    tell = Telling()
    first = tell.comes(1)
    name = first.id
    tell.answered(first, refused=True)
    again = tell.comes(2, after=1800)
    assert again.id == name
    tell.answered(again)
    assert tell.comes(3).id != name


def test_what_was_answered_as_the_link_broke_comes_again_once() -> None:
    tell = Telling()
    first = tell.comes(1)
    name = first.id
    tell.answered(first)
    tell.line = Line()
    again = tell.comes(1, after=600)
    assert again.id == name
    tell.answered(again)
    assert tell.comes(2).id != name


def test_nothing_is_brought_again_after_an_hour() -> None:
    tell = Telling()
    first = tell.comes(1)
    tell.answered(first)
    tell.line = Line()
    assert tell.comes(2, after=3700).id != first.id


def test_what_could_no_longer_be_answered_comes_again() -> None:
    tell = Telling()
    first = tell.comes(1)
    name = first.id
    tell.answered(first, written=False)
    tell.line.read_up_to(tell.line.answered)
    tell.line = Line()
    assert tell.comes(1).id == name


def test_two_alike_that_were_both_left_open_both_come_again() -> None:
    tell = Telling()
    names = set()
    for sequence in (1, 2):
        seen = tell.comes(sequence)
        tell.answered(seen)
        names.add(seen.id)
    tell.line = Line()
    again = set()
    for sequence in (1, 2):
        seen = tell.comes(sequence)
        tell.answered(seen)
        again.add(seen.id)
    assert (len(names), again) == (2, names)


def test_whose_answer_was_certainly_read_is_another_text_on_the_next_link() -> None:
    tell = Telling()
    first = tell.comes(1)
    tell.answered(first)
    tell.line.read_up_to(tell.line.answered)
    tell.line = Line()
    assert tell.comes(1).id != first.id


def test_an_answer_that_took_too_long_may_have_been_given_up() -> None:
    tell = Telling()
    first = tell.comes(1)
    name = first.id
    tell.answered(first, after=12)
    again = tell.comes(2)
    assert again.id == name
    tell.answered(again)
    assert tell.comes(3).id != name


def test_two_alike_at_once_are_two_texts() -> None:
    tell = Telling()
    assert tell.comes(1).id != tell.comes(2, after=0.5).id


def test_the_same_number_on_the_same_link_is_the_same_message() -> None:
    tell = Telling()
    assert tell.comes(1).id == tell.comes(1, after=0.5).id


def test_a_new_worker_asks_the_ledger_for_what_came_just_before_it() -> None:
    old = Telling()
    name = old.comes(1).id

    async def known(asked: str) -> bool:
        return asked == name

    async def comes(after: timedelta, started: timedelta) -> str:
        repeats = Repeats(START + started, known)
        return (await repeats.sighting(message(7), Line(), 7, START + after)).id

    soon = timedelta(minutes=6)
    assert asyncio.run(comes(soon, timedelta(minutes=5))) == name
    assert asyncio.run(comes(soon, -LATER)) != name
    assert asyncio.run(comes(LATER, LATER)) != name


def test_an_smscs_own_number_is_the_name_and_the_words_count_too() -> None:
    one = own_name(message(1), b"ABC123\x00")
    assert one == own_name(message(2), b"ABC123\x00")
    assert one != own_name(message(1), b"ABC124\x00")
    assert one != own_name(message(1, b"2"), b"ABC123\x00")
    assert own_name(message(1), b"\x00\xff").startswith("own.00ff.")


def test_no_more_is_remembered_than_has_room() -> None:
    async def many() -> int:
        repeats = Repeats(START)
        for number in range(MOST + 10):
            await repeats.sighting(message(1, str(number).encode()), Line(), 1, START)
        return len(repeats._seen)

    assert asyncio.run(many()) == MOST
