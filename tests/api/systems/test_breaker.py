"""The breaker: when it opens, and who may try again."""

from api.systems.breaker import FAILURES, Breaker


def test_the_breaker_lets_one_call_try_after_the_rest() -> None:
    time = [0.0]
    breaker = Breaker(clock=lambda: time[0])
    for _ in range(FAILURES):
        assert breaker.lets_through()
        breaker.failed()
    assert not breaker.lets_through()
    time[0] += 11
    assert breaker.lets_through()
    assert not breaker.lets_through(), "the second waits for what the first finds out"
    breaker.worked()
    assert breaker.lets_through()
