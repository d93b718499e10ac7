"""What can be added to a line of the demo operator's."""

from collections.abc import Iterator

from api.demo.catalogue import CURRENCY, KILOBYTES_A_GIGABYTE
from api.demo.ids import demo_id
from models import TopUpOffer

# Gigabytes and their price; and credit, which costs what it is.
DATA = ((1, 400), (5, 800), (20, 1500))
CREDIT = (500, 1000, 2000, 5000)


def make_top_ups() -> Iterator[TopUpOffer]:
    for gigabytes, price in DATA:
        yield _offer(f"data-{gigabytes}", f"{gigabytes} GB of data", price, gigabytes * KILOBYTES_A_GIGABYTE)
    for amount in CREDIT:
        yield _offer(f"credit-{amount // 100}", f"£{amount // 100} of credit", amount)


def _offer(code: str, title: str, price: int, kilobytes: int | None = None) -> TopUpOffer:
    return TopUpOffer(
        id=demo_id("top_up_offer", code),
        code=code,
        title=title,
        price_minor=price,
        currency=CURRENCY,
        kilobytes=kilobytes,
    )
