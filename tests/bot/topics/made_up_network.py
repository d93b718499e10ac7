"""What the api says of lines, outages, tests and cases, as small as the bot needs it."""

from typing import Any

ME, MINE, OUTAGES = "/v1/accounts/me", "/v1/outages/mine", "/v1/outages"
USAGE, DEVICES, TESTS = "/v1/usage/current", "/v1/diagnostics/devices", "/v1/diagnostics/tests"
REBOOTS, TICKETS = "/v1/diagnostics/reboots", "/v1/tickets"
SLOTS, VISITS = "/v1/orders/appointments/slots", "/v1/orders/appointments"
SIGN_IN = (403, {"type": "/problems/sign-in-required", "title": "Sign in first", "status": 403})
AWAY = (503, {"type": "/problems/system-unavailable", "title": "Away", "status": 503})


def moment(display: str) -> dict[str, str]:
    return {"iso": "2030-11-24T17:00:00Z", "display": display}


def line(
    kind: str = "broadband",
    state: str = "active",
    name: str = "s1",
    label: str = "Broadband",
    *,
    roaming: bool = True,
) -> dict[str, Any]:
    can_roam = roaming if kind == "mobile" else None
    return {"id": name, "label": label, "kind": kind, "state": state, "roaming": can_roam}


def me(*lines: dict[str, Any], held: bool = True, state: str = "active") -> tuple[int, dict[str, Any]]:
    return 200, {"accounts": [{"held": held, "state": state, "services": list(lines)}]}


def outage(state: str = "fixing", **more: Any) -> dict[str, Any]:
    return {
        "id": "o1",
        "area": {"id": "a1", "name": "Headingley", "postcode_prefix": "LS6"},
        "services": ["broadband", "tv"],
        "away": "Broadband and TV",
        "state": state,
        "state_text": "Engineers are mending it.",
        "is_running": True,
        "started": moment("Fri 22 November, 14:05"),
        "expected_end": moment("Sun 24 November, 18:30"),
        "expected_text": "It should be over by Sun 24 November, 18:30.",
        "ended": None,
    } | more


def mine(
    running: dict[str, Any] | None = None, planned: dict[str, Any] | None = None, **service: Any
) -> tuple[int, dict[str, Any]]:
    one = {"service": line(**service), "outage": running, "planned": planned, "text": ""}
    return 200, {"services": [one], "as_of": "14:02"}


def usage(left: int = 1000, credit: int | None = None) -> tuple[int, dict[str, Any]]:
    data = {"limit": "allowance", "left": {"amount": left}}
    cycle = {"resets_on": {"iso": "2030-12-10", "display": "Tue 10 December"}}
    owned = {"minor": credit} if credit is not None else None
    return 200, {"data": data, "cycle": cycle, "credit": owned}


def devices(*, is_online: bool = True, back: str | None = None) -> tuple[int, dict[str, Any]]:
    return 200, {"devices": [{"is_online": is_online, "back": moment(back) if back else None}]}


def a_test(verdict: str = "fine", step: str = "talk_to_us", **more: Any) -> tuple[int, dict[str, Any]]:
    body = {"verdict": verdict, "text": f"The test says {verdict}.", "steps": [{"code": step}], "outage": None}
    return 201, body | more


def case(number: str = "T20500", **more: Any) -> dict[str, Any]:
    return {
        "id": f"id of {number}",
        "number": number,
        "kind": "fault",
        "state": "in_progress",
        "state_text": "We are working on it.",
        "is_open": True,
        "is_yours": True,
        "title": "No internet",
        "service_id": "s1",
        "opened": moment("Mon 18 November, 09:00"),
        "promised": moment("Mon 25 November, 09:00"),
        "solve_by": moment("Wed 27 November, 09:00"),
        "solved": None,
        "is_late": False,
        "events": [],
        "visits": [],
    } | more


def cases(*items: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    return 200, {"items": list(items), "next": None}


def slots(*ids: str) -> tuple[int, dict[str, Any]]:
    day = {"iso": "2030-11-25", "display": "Mon 25 November"}
    return 200, {"items": [{"id": one, "day": day, "starts": "08:00", "ends": "12:00"} for one in ids]}


def routes(**more: Any) -> dict[str, Any]:
    """A broadband line with which all is well, and no case."""
    return {
        ME: me(line()),
        MINE: mine(),
        DEVICES: devices(),
        USAGE: usage(),
        f"POST {TESTS}": a_test(),
        f"GET {TICKETS}": cases(),
        f"POST {TICKETS}": (201, {"ticket": case(), "text": "Your ticket is T20500."}),
        SLOTS: slots("one", "two"),
    } | more
