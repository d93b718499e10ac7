"""What a talk can do to the database, by name. A new effect is one line here; docs/add-a-conversation.md explains.

Every query is about one customer, `%(who)s`, or about one conversation, `%(conversation)s`.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import psycopg

ACCOUNTS = "SELECT id FROM account WHERE holder_id = %(who)s"
LINES = f"SELECT id FROM service WHERE user_id = %(who)s OR account_id IN ({ACCOUNTS})"
DEVICES = f"SELECT id FROM device WHERE service_id IN ({LINES})"
CASES = "SELECT id FROM ticket WHERE customer_id = %(who)s OR conversation_id = %(conversation)s"


def rows(table: str, where: str) -> str:
    return f"SELECT count(*) FROM {table} WHERE {where}"


def on_account(table: str, more: str = "true") -> str:
    return rows(table, f"account_id IN ({ACCOUNTS}) AND {more}")


def on_line(table: str, more: str = "true") -> str:
    return rows(table, f"service_id IN ({LINES}) AND {more}")


def of_customer(table: str, more: str = "true") -> str:
    return rows(table, f"customer_id = %(who)s AND {more}")


# How many there are. A talk has to say how each of them changed: what it does not name may not have.
COUNTS: dict[str, str] = {
    "payments": on_account("payment", "state IN ('captured', 'authorised')"),
    "refused payments": on_account("payment", "state IN ('declined', 'failed')"),
    "unclear payments": on_account("payment", "state IN ('pending', 'unknown')"),
    "payment links": of_customer("payment_link"),
    "saved cards": of_customer("payment_method", "removed_at IS NULL"),
    "arrangements": on_account("arrangement", "withdrawn_at IS NULL"),
    "disputes": on_account("bill_dispute"),
    "cases": rows("ticket", f"id IN ({CASES})"),
    "case comments": rows("ticket_event", f"ticket_id IN ({CASES}) AND kind = 'comment'"),
    "case chases": f"SELECT coalesce(sum(chases), 0) FROM ticket WHERE id IN ({CASES})",
    "top-ups": on_line("allowance_extra"),
    "usage alerts": of_customer("usage_alert"),
    "add-ons": on_line("service_addon"),
    "add-ons ended": on_line(
        "service_addon JOIN addon ON addon.id = addon_id", "ends_on IS NOT NULL AND addon.days IS NULL"
    ),
    "plan changes": on_account("customer_order", "kind = 'plan_change' AND state <> 'cancelled'"),
    "cancellations": on_account("customer_order", "kind = 'cease' AND state <> 'cancelled'"),
    "orders": on_account("customer_order", "kind NOT IN ('plan_change', 'cease') AND state <> 'cancelled'"),
    "withdrawn orders": on_account("customer_order", "state = 'cancelled'"),
    "visits": on_account("appointment", "state IN ('booked', 'on_the_way')"),
    "cancelled visits": on_account("appointment", "state = 'cancelled'"),
    "active SIMs": on_line("sim_card", "state = 'active'"),
    "blocked lines": on_line("service_bar", "ends_at IS NULL"),
    "lines without roaming": rows("service", f"id IN ({LINES}) AND NOT roaming"),
    "porting codes": on_line("porting_code"),
    "outage reports": of_customer("outage_report"),
    "outage news": of_customer("outage_subscription"),
    "line tests": of_customer("line_test"),
    "restarts": rows("device_command", f"device_id IN ({DEVICES})"),
    "contact changes": of_customer("contact_change", "done_at IS NOT NULL"),
    "notice choices": of_customer("notification_choice"),
    "handovers": rows("handoff", "conversation_id = %(conversation)s"),
    "promised calls": of_customer("callback", "state IN ('due', 'taken')"),
    "ratings": rows("rating", "conversation_id = %(conversation)s AND score IS NOT NULL"),
}

OPEN = "state NOT IN ('resolved', 'closed')"
RUNNING = f"FROM service JOIN plan ON plan.id = plan_id WHERE service.id IN ({LINES}) AND state <> 'ceased'"
OWED = f"FROM bill WHERE account_id IN ({ACCOUNTS})"

# More that can be counted: `changes` may name it, and need not.
MORE_COUNTS: dict[str, str] = {
    "open cases": rows("ticket", f"id IN ({CASES}) AND {OPEN}"),
    "faults": rows("ticket", f"id IN ({CASES}) AND kind = 'fault'"),
    "complaints": rows("ticket", f"id IN ({CASES}) AND kind = 'complaint'"),
    "requests": rows("ticket", f"id IN ({CASES}) AND kind = 'request'"),
    "billing cases": rows("ticket", f"id IN ({CASES}) AND kind = 'billing'"),
}

# Money, in pence here and written as £12.30 in a talk.
SUMS: dict[str, str] = {
    "balance": f"SELECT coalesce(sum(outstanding_minor), 0) {OWED}",
    "held back": f"SELECT coalesce(sum(held_minor), 0) {OWED}",
    "money paid": f"SELECT coalesce(sum(amount_minor), 0) FROM payment WHERE account_id IN ({ACCOUNTS}) "
    "AND state IN ('captured', 'authorised')",
    "credit": f"SELECT coalesce(sum(prepaid_balance_minor), 0) FROM account WHERE id IN ({ACCOUNTS})",
}

# How something is at the end.
STATES: dict[str, str] = {
    "case title": f"SELECT title FROM ticket WHERE id IN ({CASES}) ORDER BY opened_at DESC LIMIT 1",
    "autopay": f"SELECT CASE WHEN bool_or(autopay) THEN 'on' ELSE 'off' END FROM account WHERE id IN ({ACCOUNTS})",
    "autopay day": f"SELECT max(autopay_day) FROM account WHERE id IN ({ACCOUNTS})",
    "plans": f"SELECT string_agg(plan.name, ', ' ORDER BY plan.name) {RUNNING}",
    "planned plan": "SELECT plan.name FROM customer_order JOIN plan ON plan.id = plan_id WHERE account_id IN "
    f"({ACCOUNTS}) AND customer_order.kind = 'plan_change' AND ended_at IS NULL ORDER BY placed_at DESC LIMIT 1",
    "add-on names": "SELECT string_agg(addon.name, ', ' ORDER BY addon.name) FROM service_addon JOIN addon ON "
    f"addon.id = addon_id WHERE service_id IN ({LINES}) AND (ends_on IS NULL OR ends_on >= current_date)",
    "lines": f"SELECT string_agg(DISTINCT state, ', ' ORDER BY state) FROM service WHERE id IN ({LINES})",
    "nicknames": f"SELECT string_agg(nickname, ', ' ORDER BY nickname) FROM service WHERE id IN ({LINES})",
    "phone": "SELECT phone FROM customer WHERE id = %(who)s",
    "email": "SELECT email FROM customer WHERE id = %(who)s",
    "name": "SELECT given_name || ' ' || family_name FROM customer WHERE id = %(who)s",
    "address": "SELECT address FROM customer WHERE id = %(who)s",
    "postcode": "SELECT postcode FROM customer WHERE id = %(who)s",
    "language": "SELECT language FROM customer WHERE id = %(who)s",
    "notices": "SELECT string_agg(kind || ' by ' || channel || CASE WHEN wanted THEN ' on' ELSE ' off' END, ', ' "
    "ORDER BY kind, channel) FROM notification_choice WHERE customer_id = %(who)s",
    "talks to": "SELECT owner FROM conversation WHERE id = %(conversation)s",
    "signed in": "SELECT CASE WHEN level = 'anonymous' THEN 'no' ELSE 'yes' END FROM conversation "
    "WHERE id = %(conversation)s",
}
# What can stand in `changes`, and in `ends with`.
CHANGING = {**COUNTS, **MORE_COUNTS, **SUMS}
LOOKED_AT = {**CHANGING, **STATES}
NOTHING = "nothing"


def look(database_url: str, names: Iterable[str], about: Mapping[str, Any]) -> dict[str, Any]:
    """How it is now, all in one question: numbers for what can be counted, and words for the rest."""
    wanted = list(names)
    asked = ", ".join(f"({LOOKED_AT[name]})" for name in wanted)
    with psycopg.connect(database_url) as connection:
        found = connection.execute(f"SELECT {asked}".encode(), about).fetchone() or ()
    return dict(zip(wanted, map(_plain, wanted, found), strict=True))


def _plain(name: str, value: Any) -> Any:
    if name in CHANGING:
        return int(value)
    return NOTHING if value is None else str(value)


def shown(name: str, value: Any) -> str:
    """As it is written in a talk."""
    if name in SUMS:
        return f"{'-' if value < 0 else ''}£{abs(value) // 100:,}.{abs(value) % 100:02d}"
    return str(value)
