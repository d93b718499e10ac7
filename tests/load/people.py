"""Signed-in customers for a benchmark: their sessions are written straight into the database."""

import secrets
from dataclasses import dataclass

import psycopg

from api.sessions import COOKIE, hash_of
from models.base import new_id

# Holders of one line that has been billed: every read has something to answer, and no line has to be named.
CHOSEN = """
    SELECT customer.id, service.id, service.kind, service.area_id
    FROM account
    JOIN customer ON customer.id = account.holder_id
    JOIN LATERAL (
        SELECT min(service.id::text)::uuid AS id, min(service.kind) AS kind, min(service.area_id::text)::uuid AS area_id
        FROM service WHERE service.account_id = account.id HAVING count(*) = 1
    ) AS service ON true
    WHERE account.state = 'active' AND account.billing_day IS NOT NULL AND account.opened_on < current_date - 100
    ORDER BY md5(account.id::text)
    LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Person:
    customer_id: str
    service_id: str
    kind: str
    cookie: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Cookie": f"{COOKIE}={self.cookie}"}


def sign_in(url: str, count: int) -> list[Person]:
    with psycopg.connect(url) as connection:
        found = connection.execute(CHOSEN, (count,)).fetchall()
        return [_session(connection, str(row[0]), str(row[1]), row[2]) for row in found]


def _session(connection: psycopg.Connection, customer_id: str, service_id: str, kind: str) -> Person:
    token, contact_id = secrets.token_urlsafe(24), new_id()
    connection.execute(
        "INSERT INTO contact (id, channel, address, customer_id) VALUES (%s, 'web', %s, %s)",
        (contact_id, secrets.token_hex(16), customer_id),
    )
    connection.execute(
        "INSERT INTO browser_session"
        " (id, token_hash, contact_id, customer_id, level, verified_until, seen_at, ends_at)"
        " VALUES (%s, %s, %s, %s, 'verified', now() + interval '1 day', now(), now() + interval '1 day')",
        (new_id(), hash_of(token), contact_id, customer_id),
    )
    return Person(customer_id, service_id, kind, token)
