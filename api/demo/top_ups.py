"""What can be added to a line of the demo operator's."""

from collections.abc import Iterator

from api.brand import chosen_brand
from api.demo.catalogue import KILOBYTES_A_GIGABYTE
from api.demo.ids import demo_id
from api.demo.wares import currency, minor, wares
from api.formats import Formats
from models import TopUpOffer


def make_top_ups() -> Iterator[TopUpOffer]:
    """Gigabytes, and credit, which costs what it is."""
    offered, formats = wares().top_ups, Formats(chosen_brand())
    for gigabytes, price in offered.data.items():
        yield _offer(f"data-{gigabytes}", f"{gigabytes} GB of data", minor(price), gigabytes * KILOBYTES_A_GIGABYTE)
    for amount in offered.credit:
        yield _offer(f"credit-{amount}", f"{formats.round_money(amount)} of credit", minor(amount))


def _offer(code: str, title: str, price: int, kilobytes: int | None = None) -> TopUpOffer:
    return TopUpOffer(
        id=demo_id("top_up_offer", code),
        code=code,
        title=title,
        price_minor=price,
        currency=currency(),
        kilobytes=kilobytes,
    )
