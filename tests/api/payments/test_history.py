"""What was paid and what was not, and the cards it was paid with, as customers are told of them."""

import uuid
from datetime import timedelta

from api.db import Database
from models import PaymentMethod
from models.base import now
from tests.api.callers import ANA, BEN, JAMAL, KIRSTY, LIAM, OSCAR, Callers, key
from tests.api.payments.calls import PAYMENTS
from tests.api.payments.paying import account_of, payments_of


async def test_payments_are_told_in_plain_words(callers: Callers) -> None:
    ben = (await (await callers.customer(BEN)).get(PAYMENTS)).json()["items"]
    assert [payment["told"] for payment in ben[:2]] == ["Held by your bank, not taken", "Paid"]
    assert "releases it" in ben[0]["next_step"]
    oscar = (await (await callers.customer(OSCAR)).get(PAYMENTS)).json()["items"]
    assert (oscar[0]["told"], oscar[0]["why"]) == ("Declined", "Not given by the bank")
    jamal = (await (await callers.customer(JAMAL)).get(PAYMENTS)).json()["items"]
    assert [payment["told"] for payment in jamal] == ["Topped up"] * 3
    assert (await (await callers.customer(LIAM)).get(PAYMENTS)).json() == {"items": [], "next": None}


async def test_the_list_goes_on_where_the_page_ended(callers: Callers) -> None:
    kirsty = await callers.customer(KIRSTY)
    everything = [payment["id"] for payment in (await kirsty.get(f"{PAYMENTS}?limit=100")).json()["items"]]
    seen: list[str] = []
    asked = f"{PAYMENTS}?limit=5"
    while asked:
        page = (await kirsty.get(asked)).json()
        seen += [payment["id"] for payment in page["items"]]
        asked = f"{PAYMENTS}?limit=5&cursor={page['next']}" if page["next"] else ""
    assert seen == everything
    assert len(seen) > 5
    assert (await kirsty.get(f"{PAYMENTS}?cursor=nowhere")).json()["field"] == "cursor"


async def test_somebody_else_s_payment_is_not_found(callers: Callers, database: Database) -> None:
    theirs = (await payments_of(database, BEN))[0]
    oscar = await callers.customer(OSCAR)
    for payment_id in (theirs.id, uuid.uuid4()):
        answer = await oscar.get(f"{PAYMENTS}/{payment_id}")
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/no-such-payment")


async def test_cards_that_end_soon_and_have_ended_are_marked(callers: Callers, database: Database) -> None:
    account = await account_of(database, ANA)
    assert account.autopay_method_id
    today = now().date()
    async with database.transaction() as session:
        for ends_in, last4 in ((-40, "0001"), (3, "0002")):
            session.add(
                PaymentMethod(
                    customer_id=account.holder_id,
                    kind="card",
                    token=last4,
                    brand="Visa",
                    last4=last4,
                    expires_on=today + timedelta(days=ends_in),
                )
            )
    found = (await (await callers.customer(ANA)).get(f"{PAYMENTS}/methods")).json()["items"]
    states = {method["last4"]: (method["state"], method["is_autopay"]) for method in found}
    assert states == {"0001": ("expired", False), "0002": ("expires_soon", False), "4242": ("good", True)}


async def test_a_card_is_removed_unless_something_needs_it(callers: Callers, database: Database) -> None:
    oscar, ana = await callers.customer(OSCAR), await callers.customer(ANA)
    (hers,) = (await ana.get(f"{PAYMENTS}/methods")).json()["items"]
    answer = await ana.delete(f"{PAYMENTS}/methods/{hers['id']}", headers=key())
    assert (answer.status_code, answer.json()["by"]) == (409, "autopay")
    answer = await oscar.delete(f"{PAYMENTS}/methods/{hers['id']}", headers=key())
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/no-such-method")
    (his,) = (await oscar.get(f"{PAYMENTS}/methods")).json()["items"]
    assert (await oscar.delete(f"{PAYMENTS}/methods/{his['id']}", headers=key())).status_code == 200
    assert (await oscar.get(f"{PAYMENTS}/methods")).json()["items"] == []
    assert (await oscar.delete(f"{PAYMENTS}/methods/{his['id']}", headers=key())).status_code == 404
    assert (await oscar.post(f"{PAYMENTS}/quotes", json={}, headers=key())).json()["type"] == "/problems/no-method"
    (declined, *_) = (await oscar.get(PAYMENTS)).json()["items"]
    assert declined["method"] == his["label"]  # old payments still name it
