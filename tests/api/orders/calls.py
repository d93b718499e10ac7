"""Good requests to orders, visits, SIMs, bars and porting codes."""

from typing import Any

import httpx

from api.demo.ids import demo_id
from tests.api.callers import ANA, FARID, INES, KIRSTY, LIAM, PETRA, key
from tests.api.calls import Call, Sent, plain

VAN_2 = demo_id("service", "10000111", 3)
LIAMS = demo_id("order", "O61812")
PETRAS = demo_id("order", "O61831")
MESH = {"kind": "equipment", "code": "mesh-1"}
ESIM = {"kind": "sim", "form": "esim"}


async def done(browser: httpx.AsyncClient, path: str, json: Any = None) -> Any:
    answer = await browser.post(path, json=json, headers=key())
    assert answer.status_code < 300, answer.text
    return answer.json()


async def free_slots(browser: httpx.AsyncClient, kind: str = "repair") -> list[str]:
    answer = await browser.get(f"/v1/orders/appointments/slots?kind={kind}")
    assert answer.status_code == 200, answer.text
    return [slot["id"] for slot in answer.json()["items"]]


async def booked(browser: httpx.AsyncClient) -> Any:
    first = (await free_slots(browser))[0]
    return await done(browser, "/v1/orders/appointments", {"slot_id": first, "kind": "repair"})


async def ordered(browser: httpx.AsyncClient, asked: dict[str, Any]) -> Any:
    quote = await done(browser, "/v1/orders/quotes", asked)
    return await done(browser, "/v1/orders", {"quote_id": quote["quote_id"]})


async def _confirmation(browser: httpx.AsyncClient) -> Sent:
    quote = await done(browser, "/v1/orders/quotes", MESH)
    return Sent("/v1/orders", {"quote_id": quote["quote_id"]})


async def _booking(browser: httpx.AsyncClient) -> Sent:
    first = (await free_slots(browser))[0]
    return Sent("/v1/orders/appointments", {"slot_id": first, "kind": "repair", "note": "Please knock."})


async def _moving(browser: httpx.AsyncClient) -> Sent:
    visit = await booked(browser)
    return Sent(f"/v1/orders/appointments/{visit['id']}/move", {"slot_id": (await free_slots(browser))[-1]})


async def _calling_off(browser: httpx.AsyncClient) -> Sent:
    return Sent(f"/v1/orders/appointments/{(await booked(browser))['id']}/cancellation")


async def _puk(_: httpx.AsyncClient) -> Sent:
    return Sent("/v1/orders/sims/puk")


async def _install_code(browser: httpx.AsyncClient) -> Sent:
    receipt = await ordered(browser, ESIM)
    return Sent(f"/v1/orders/sims/{receipt['order']['sim_id']}/code")


async def _unbarring(browser: httpx.AsyncClient) -> Sent:
    await done(browser, "/v1/orders/bars", {"reason": "lost"})
    return Sent("/v1/orders/unbars", {})


async def _porting_code(browser: httpx.AsyncClient) -> Sent:
    made = await done(browser, "/v1/orders/porting-codes", {})
    return Sent(f"/v1/orders/porting-codes/{made['id']}")


CALLS = [
    plain("GET /v1/orders", LIAM),
    plain("GET /v1/orders/equipment", LIAM),
    plain("POST /v1/orders/quotes", FARID, json=MESH),
    Call("POST /v1/orders", FARID, _confirmation),
    plain("GET /v1/orders/numbers/{number}", LIAM, "/v1/orders/numbers/O61812"),
    plain("GET /v1/orders/{order_id}", LIAM, f"/v1/orders/{LIAMS}"),
    plain("POST /v1/orders/{order_id}/cancellation", PETRA, f"/v1/orders/{PETRAS}/cancellation"),
    plain("GET /v1/orders/appointments/slots", INES, "/v1/orders/appointments/slots?kind=repair"),
    plain("GET /v1/orders/appointments", INES),
    Call("POST /v1/orders/appointments", FARID, _booking, names_only_public_things=True),
    Call("POST /v1/orders/appointments/{appointment_id}/move", FARID, _moving),
    Call("POST /v1/orders/appointments/{appointment_id}/cancellation", FARID, _calling_off),
    plain("POST /v1/orders/sims/activation", KIRSTY, json={"service_id": str(VAN_2), "digits": "4471"}),
    Call("GET /v1/orders/sims/puk", ANA, _puk, shows_a_secret=True),
    Call("GET /v1/orders/sims/{sim_id}/code", ANA, _install_code, shows_a_secret=True),
    plain("POST /v1/orders/bars", ANA, json={"reason": "lost"}),
    Call("POST /v1/orders/unbars", ANA, _unbarring),
    plain("POST /v1/orders/porting-codes", ANA, json={}),
    Call("GET /v1/orders/porting-codes/{code_id}", ANA, _porting_code, shows_a_secret=True),
]
