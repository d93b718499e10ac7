"""What `make test` makes of a runner's closing lines."""

import pytest

from tools.test import Result, count, settle


@pytest.mark.parametrize(
    ("line", "passed", "failed"),
    [
        ("12 passed in 3.21s\n", 12, 0),
        ("\x1b[31m1 failed\x1b[0m, 3 passed, 2 errors in 65.10s (0:01:05)\n", 3, 3),
        ("      Tests  1 failed | 41 passed (42)\n", 41, 1),
        (" Test Files  4 passed (4)\n", 0, 0),
        ("the 3 passed arguments\n", 0, 0),
    ],
)
def test_only_closing_lines_are_counted(line: str, passed: int, failed: int) -> None:
    result = Result()
    count(line, result)
    assert (result.passed, result.failed) == (passed, failed)


@pytest.mark.parametrize(
    ("counted", "code", "passed", "failed"),
    [(Result(5, 0), 1, 5, 1), (Result(5, 2), 1, 5, 2), (Result(), 0, 1, 0), (Result(), 2, 0, 1)],
)
def test_the_exit_code_has_the_last_word(counted: Result, code: int, passed: int, failed: int) -> None:
    settle(counted, code)
    assert (counted.passed, counted.failed) == (passed, failed)
