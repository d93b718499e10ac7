"""The one log."""

import io

import pytest

from tools.output import Output


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_lines_are_prefixed_with_their_process_and_plain_in_a_file() -> None:
    stream = io.StringIO()
    output = Output(stream)
    output.write("api", "hello")
    output.say("ready")
    assert stream.getvalue() == "api      | hello\nselfcare | ready\n"


def test_each_process_keeps_its_colour_on_a_screen() -> None:
    screen = Screen()
    output = Output(screen)
    for name in ("api", "bot", "api"):
        output.write(name, "x")
    first, second, third = screen.getvalue().splitlines()
    assert first == third == "\x1b[36mapi      |\x1b[0m x"
    assert second.startswith("\x1b[33mbot")


def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    screen = Screen()
    Output(screen).write("api", "x")
    assert screen.getvalue() == "api      | x\n"


def test_what_libraries_say_about_each_other_is_kept_but_not_shown() -> None:
    stream = io.StringIO()
    output = Output(stream)
    for line in ("/x/site-packages/a.py:3: DeprecationWarning: old", "  import old", "/x/bot/a.py:1: UserWarning: u"):
        output.write("bot", line)
    assert len(output.lines("bot")) == 3
    assert stream.getvalue() == "bot      | /x/bot/a.py:1: UserWarning: u\n"


def test_a_terminal_that_went_away_does_not_hurt() -> None:
    stream = io.StringIO()
    output = Output(stream)
    stream.close()
    output.write("api", "one")
    output.write("api", "two")
    assert output.lines("api") == ["one", "two"]
