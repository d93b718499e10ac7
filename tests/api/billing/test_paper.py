"""A bill as a file: who gets it, and under which name."""

from urllib.parse import unquote

import pytest

from api.billing.typesetting import disposition
from tests.api.billing.calls import BILLS, bill_of
from tests.api.callers import ANA, BEN, CHLOE, KIRSTY, MAYA, Callers


async def test_a_bill_comes_as_a_file_with_a_good_name(callers: Callers) -> None:
    ana = await callers.customer(ANA)
    told = await bill_of(ana)
    answer = await ana.get(f"{BILLS}/{told['id']}/pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert answer.content.rstrip().endswith(b"%%EOF")
    name = f"OptiLink bill {told['number']} {told['full_name']}.pdf"
    said = answer.headers["content-disposition"]
    assert f'filename="{name}"' in said
    assert unquote(said.partition("filename*=UTF-8''")[2]) == name


@pytest.mark.parametrize("who", [BEN, CHLOE, KIRSTY])
async def test_every_kind_of_bill_can_be_printed(callers: Callers, who: str) -> None:
    person = await callers.customer(who)
    for bill_ in (await person.get(BILLS)).json()["items"][:3]:
        assert (await person.get(f"{BILLS}/{bill_['id']}/pdf")).content.startswith(b"%PDF-")


async def test_nobody_prints_a_bill_that_is_not_theirs(callers: Callers) -> None:
    hers = (await bill_of(await callers.customer(ANA)))["id"]
    assert (await (await callers.customer(BEN)).get(f"{BILLS}/{hers}/pdf")).status_code == 404
    assert (await (await callers.customer(MAYA)).get(f"{BILLS}/{hers}/pdf")).status_code == 403
    assert (await callers.nobody().get(f"{BILLS}/{hers}/pdf")).status_code == 403


@pytest.mark.parametrize(
    "name", ['a"b\\c.pdf', "Rechnung für März.pdf", "a\r\nSet-Cookie: x.pdf", "счёт.pdf", "100%.pdf"]
)
def test_a_file_name_can_not_break_its_header(name: str) -> None:
    said = disposition(name)
    assert said.isascii()
    assert said.isprintable()
    assert said.count('"') == 2
    assert unquote(said.partition("filename*=UTF-8''")[2]) == name


async def test_it_is_described_as_the_file_it_is(callers: Callers) -> None:
    description = (await callers.nobody().get("/openapi.json")).json()
    told = description["paths"][f"{BILLS}/{{bill_id}}/pdf"]["get"]["responses"]
    assert list(told["200"]["content"]) == ["application/pdf"]
    assert list(told["404"]["content"]) == ["application/problem+json"]
