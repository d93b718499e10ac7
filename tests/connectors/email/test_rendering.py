"""What a letter looks like, and what can't be smuggled into one."""

from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.email.rendering import html, on, plain, render
from tests.connectors.email.letters import HEAD, LETTER
from tests.connectors.email.server import settings

AT = datetime(2026, 3, 6, 7, tzinfo=UTC)
ALLOWED = {"From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress"}
ALLOWED |= {"MIME-Version", "Content-Type", "List-Unsubscribe", "Reply-To"}


def headers(letter: Any = LETTER, **more: Any) -> dict[str, str]:
    return dict(render(letter, settings(25, **more), AT).items())


def test_it_says_whom_it_is_from_and_that_no_machine_should_answer() -> None:
    found = headers()
    assert found["From"] == "OptiLink <no-reply@optilink.example>"
    assert found["Auto-Submitted"] == "auto-generated"
    assert found["Message-ID"] == "<0195aaaa000070008000000000000001@optilink.example>"
    assert found["Date"] == "Fri, 06 Mar 2026 07:00:00 +0000"
    assert "Reply-To" not in found


def test_the_same_letter_has_the_same_message_id() -> None:
    assert headers()["Message-ID"] == headers()["Message-ID"]


def test_only_what_may_be_switched_off_has_a_button_for_it() -> None:
    assert headers(unsubscribe="stop@optilink.example")["List-Unsubscribe"] == "<mailto:stop@optilink.example>"
    assert headers(unsubscribe="https://optilink.example/stop")["List-Unsubscribe"] == "<https://optilink.example/stop>"
    needed = replace(LETTER, may_be_refused=False)
    assert "List-Unsubscribe" not in headers(needed, unsubscribe="stop@optilink.example")
    assert "List-Unsubscribe" not in headers()


@given(st.text(max_size=300), st.text(max_size=60))
def test_nothing_that_stands_in_a_letter_becomes_a_header(text: str, name: str) -> None:
    letter = replace(LETTER, subject=f"x\r\nBcc: all@example.com\n{text}", head=replace(HEAD, name=f"a\nCc: b{name}"))
    written = render(letter, settings(25), AT)
    assert set(written.keys()) <= ALLOWED
    assert b"\r\nBcc:" not in written.as_bytes()


@given(st.text(max_size=300))
def test_nothing_that_stands_in_a_letter_becomes_html(text: str) -> None:
    def tags(source: str) -> list[str]:
        seen: list[str] = []

        class Reader(HTMLParser):
            def handle_starttag(self, tag: str, attributes: Any) -> None:
                seen.append(tag)

        Reader().feed(source)
        return seen

    usual = html(replace(LETTER, paragraphs=("x",)), settings(25))
    assert tags(html(replace(LETTER, paragraphs=(text,), subject=text or "x"), settings(25))) == tags(usual)


def test_the_plain_part_says_all_that_the_other_does() -> None:
    letter = replace(LETTER, code="123456")
    for written in (plain(letter, settings(25)), html(letter, settings(25)).replace("&amp;", "&")):
        for said in ("123456", "£84.20", "https://my.optilink.example/?a=1&b=2", LETTER.reason, "0800 555 0100"):
            assert said in written


def test_the_code_comes_first() -> None:
    assert plain(replace(LETTER, code="123456"), settings(25)).startswith("123456\n")


def test_it_says_that_nobody_reads_an_answer_unless_somebody_does() -> None:
    assert "nobody reads" in plain(LETTER, settings(25))
    letter = render(LETTER, settings(25, reply_to="care@optilink.example"), AT)
    assert letter["Reply-To"] == "care@optilink.example"
    assert "nobody reads" not in plain(LETTER, settings(25, reply_to="care@optilink.example"))


@pytest.mark.parametrize(
    ("colour", "read_in"), [("#1D5BD0", "#FFFFFF"), ("#FFE600", "#000000"), ("#000000", "#FFFFFF")]
)
def test_the_name_is_readable_on_the_brand_s_colour(colour: str, read_in: str) -> None:
    assert on(colour) == read_in
    assert f"background:{colour};color:{read_in}" in html(
        replace(LETTER, head=replace(HEAD, colour=colour)), settings(25)
    )


def test_a_screen_reader_knows_its_language() -> None:
    assert '<html lang="en-GB">' in html(LETTER, settings(25))
