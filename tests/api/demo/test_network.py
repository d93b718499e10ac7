"""What the network knows of the demo's people fits their stories."""

from datetime import date

from api.demo.make import Operator, make_operator
from models import Device, Outage, OutageState, OutageUpdate, ServiceState

TODAY = date(2026, 11, 21)


def device_of(operator: Operator, digits: str) -> Device:
    book = next(book for book in operator.books if book.account.number == f"10000{digits}")
    (device,) = [other for other in book.others if isinstance(other, Device)]
    return device


def test_ines_s_line_drops_and_hugo_s_is_broken() -> None:
    operator = make_operator(TODAY)
    assert device_of(operator, "109").details["drops_in_day"] == 7
    hugo = device_of(operator, "108")
    assert (hugo.details["online"], hugo.details["reaches_home"]) == (False, False)


def test_what_is_not_switched_on_yet_has_no_device() -> None:
    operator = make_operator(TODAY)
    waiting = {
        line.service.id for book in operator.books for line in book.lines if line.service.state is ServiceState.pending
    }
    assert waiting
    assert not waiting & {row.service_id for row in operator.rows() if isinstance(row, Device)}


def test_what_runs_was_written_about_after_it_began_and_before_today() -> None:
    rows = list(make_operator(TODAY).rows())
    outages = {row.id: row for row in rows if isinstance(row, Outage)}
    updates = [row for row in rows if isinstance(row, OutageUpdate)]
    assert {outages[update.outage_id].state for update in updates} == {OutageState.fixing, OutageState.suspected}
    for update in updates:
        assert outages[update.outage_id].starts_at < update.at
        assert update.at.date() < TODAY
