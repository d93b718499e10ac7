"""A bill of another month than the latest is noticed, and nothing else is taken for one."""

import pytest
from conftest import contract, make_tracker, user

from bot.actions import billing
from bot.actions.months import asks_for_another

BILL = "/v1/billing/current"
COMPARISON = "/v1/billing/current/comparison"


@pytest.mark.parametrize(
    "text",
    [
        "whats my march bill",
        "show me octobers bill",
        "what was my bill in september",
        "my may bill",
        "when is my next bill",
    ],
)
def test_another_month_is_noticed(text):
    assert asks_for_another(text, "November")


@pytest.mark.parametrize(
    "text",
    [
        "how much is my bill",
        "my november bill",
        "why is november higher than october",
        "may I see my bill",
        "/check_bill",
    ],
)
def test_anything_else_is_about_the_latest(text):
    assert not asks_for_another(text, "November")


@pytest.mark.parametrize(("action", "path"), [(billing.CheckBill, BILL), (billing.ExplainBill, COMPARISON)])
async def test_no_bill_is_shown_as_if_it_were_the_one_asked_for(make_api, run, action, path):
    answer = contract("bill_current" if path == BILL else "bill_comparison")
    asked = make_tracker(user("whats my march bill", "check_bill"))
    [said] = await run(action, make_api({path: (200, answer)}), asked)
    assert said.key == "utter_billing_only_latest"
    assert not said.custom
    assert "November" in said.text
