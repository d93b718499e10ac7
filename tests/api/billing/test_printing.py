"""What a bill says on paper, and that nothing a customer wrote can harm it."""

import json
import uuid
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import typst

from api.billing.document import PrintedBill
from api.billing.printing import Printer
from api.billing.rendering import Context
from api.billing.typesetting import FONTS, TEMPLATE, pdf_of
from api.brand import read_brand
from api.formats import Formats, Money
from api.systems.ports.account import Account
from api.systems.ports.billing import Addressee, Balance, Bill, BilledService, BillLine
from models import AccountKind, AccountState, BillState
from tests.api.billing.test_comparison import bill, line

BRAND = read_brand("optilink")
AT = datetime(2026, 11, 21, 10, 40, tzinfo=ZoneInfo("Europe/London"))
TODAY = AT.date()
ZERO = Money(0, "GBP")
PAID_UP = Balance(owed=ZERO, overdue=ZERO, held=ZERO, credit=ZERO, unpaid_bills=0, oldest_due_on=None, next_due_on=None)
ACCOUNT = Account(
    id=uuid.uuid4(),
    number="10000101",
    label="Ana Brown, ending 101",
    holder_id=uuid.uuid4(),
    kind=AccountKind.consumer,
    state=AccountState.active,
    currency="GBP",
    billing_day=10,
    prepaid_balance=None,
    autopay_method_id=None,
    autopay_method=None,
    autopay_day=None,
    services=(),
)
HOSTILE = '#panic("x") $*_ `a` \\ <b> [c] = @d // e /* \u202e'


def printed(of: Bill, previous: Bill | None = None, before: Balance = PAID_UP, **account: Any) -> PrintedBill:
    context = Context(replace(ACCOUNT, **account), previous, before, TODAY, AT, is_stale=False)
    return Printer(of, context, BRAND, Formats(BRAND)).printed()


def pages(of: PrintedBill) -> int:
    made: Any = typst.compile(
        TEMPLATE, format="png", ppi=20, font_paths=FONTS, sys_inputs={"bill": of.model_dump_json()}
    )
    return len(made) if isinstance(made, list) else 1


def test_lines_are_grouped_by_service_and_the_account_s_own_come_apart() -> None:
    van = BilledService(uuid.uuid4(), "Van 1 ending 153")
    lines = [replace(line("sim", 1800), service=van), line("fee", 500, "late_fee"), replace(line("x", 50), service=van)]
    sheet = printed(bill(*lines))
    assert [(group.name, group.total, len(group.lines)) for group in sheet.groups] == [
        ("Van 1 ending 153", "£18.50", 2),
        ("Your account", "£5.00", 1),
    ]


def test_a_credit_has_a_minus_sign() -> None:
    (group,) = printed(bill(line("plan", 3100), line("welcome", -1000, "discount"))).groups
    assert [item.amount for item in group.lines] == ["£31.00", "\N{MINUS SIGN}£10.00"]


def test_what_changed_is_told_and_a_first_bill_has_nothing_to_tell() -> None:
    change = printed(bill(line("plan", 3100)), bill(line("plan", 3100), line("welcome", -1000, "discount"))).change
    assert change is not None
    assert change.title == "£10.00 more than in November"
    assert [(cause.title, cause.detail, cause.amount) for cause in change.causes] == [
        ("Welcome", "no longer on the bill", "+£10.00")
    ]
    assert printed(bill(line("plan", 3100))).change is None


OWING = bill(line("plan", 3000))


@pytest.mark.parametrize(
    ("of", "title", "tone"),
    [
        (OWING, "£30.00 due by 24 November 2026", "calm"),
        (replace(OWING, due_on=date(2026, 11, 20)), "Overdue since 20 November 2026", "late"),
        (replace(OWING, state=BillState.paid, outstanding=ZERO), "Paid", "good"),
        (replace(OWING, state=BillState.disputed, outstanding=ZERO, held=Money(3000, "GBP")), "On hold", "calm"),
        (replace(OWING, state=BillState.written_off), "Nothing to pay", "good"),
        (
            replace(bill(line("credit", -500, "credit")), state=BillState.paid, outstanding=ZERO),
            "Nothing to pay",
            "good",
        ),
    ],
)
def test_the_state_of_payment_stands_beside_the_total(of: Bill, title: str, tone: str) -> None:
    status = printed(of).status
    assert (status.title, status.tone) == (title, tone)


def test_how_it_is_paid_is_told() -> None:
    assert printed(OWING, autopay_method="Visa ending 4242").status.text[0] == (
        "Taken from Visa ending 4242 on 24 November 2026."
    )
    assert BRAND.phone in printed(OWING).status.text[0]


def test_what_was_paid_and_what_is_held_is_taken_off_in_the_sums() -> None:
    some = replace(OWING, outstanding=Money(1000, "GBP"), held=Money(500, "GBP"))
    assert [(item.label, item.amount) for item in printed(some).sums] == [
        ("Total", "£30.00"),
        ("Paid", "\N{MINUS SIGN}£15.00"),
        ("On hold, in dispute", "\N{MINUS SIGN}£5.00"),
        ("Left to pay", "£10.00"),
    ]
    assert [item.label for item in printed(OWING).sums] == ["Total"]
    forgiven = printed(replace(OWING, state=BillState.written_off)).sums
    assert [item.amount for item in forgiven] == ["£30.00", "\N{MINUS SIGN}£30.00", "£0.00"]


def test_older_debts_are_named_and_not_added() -> None:
    before = replace(PAID_UP, owed=Money(2800, "GBP"), oldest_due_on=date(2026, 10, 24))
    sheet = printed(OWING, before=before)
    assert sheet.notes[0].startswith("£28.00 of earlier bills")
    assert sheet.total == "£30.00"


async def test_what_customers_write_is_printed_and_never_run() -> None:
    lines = [
        BillLine(uuid.uuid4(), "usage", "k", HOSTILE, HOSTILE, Money(1, "GBP"), BilledService(uuid.uuid4(), HOSTILE))
    ]
    of = replace(bill(*lines), addressee=Addressee(HOSTILE, HOSTILE, HOSTILE, HOSTILE, "1"))
    sheet = printed(of, of, autopay_method=HOSTILE)
    assert sheet.addressee == [HOSTILE] * 4
    assert (await pdf_of(sheet, AT)).startswith(b"%PDF-")
    asked = {"bill": sheet.model_copy(update={"title": HOSTILE}).model_dump_json()}
    heading = json.loads(typst.query(TEMPLATE, "heading", font_paths=FONTS, sys_inputs=asked))[0]
    assert heading["body"]["text"] == HOSTILE


@pytest.mark.parametrize("name", ["李小龙", "נועה", "Ελένη", "Zoë 😀", "\ue000", "\u0000", "", " ", "W" * 200])
async def test_any_name_can_be_printed(name: str) -> None:
    of = replace(OWING, addressee=Addressee(name, name, None, None, "1"))
    assert (await pdf_of(printed(of), AT)).startswith(b"%PDF-")


async def test_two_hundred_lines_go_on_as_many_pages_as_they_need() -> None:
    many = printed(bill(*(line(f"call {number}", number) for number in range(200))))
    assert pages(printed(OWING)) == 1
    assert pages(many) > 3
    assert (await pdf_of(many, AT)).rstrip().endswith(b"%%EOF")


async def test_the_same_bill_at_the_same_time_is_the_same_file() -> None:
    assert await pdf_of(printed(OWING), AT) == await pdf_of(printed(OWING), AT)
