"""The published description against the running api: whatever it allows is answered as it says, and never by a 500."""

import os
import uuid
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import psycopg
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import load_all_checks, not_a_server_error
from schemathesis.specs.openapi import checks

from api.openapi import described_app
from tests.api.conftest import SECRET
from tests.conftest import copy_of
from tests.load.people import Person, sign_in
from tests.running import api_alone

GOOD_KEYS = range(8, 81)
EXAMPLES = int(os.environ.get("EXAMPLES", "12"))
load_all_checks()
# A feed never ends, and signing out, here or elsewhere, would end the sessions that all of these share.
ENDLESS = "feed|sign-out|sign-ins|/v1/desk"
SCHEMA = schemathesis.openapi.from_dict(described_app().openapi()).exclude(path_regex=ENDLESS)
Served = tuple[str, Iterator[Person]]
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
]


@pytest.fixture(scope="module")
def served(demo_database: str, postgres: str, redis_url: str) -> Iterator[Served]:
    """The api on a copy of the demo, and people who are signed in there, in turn: one alone would soon be too fast."""
    with copy_of(postgres, demo_database) as url:
        environment = {"DATABASE_URL": url, "REDIS_URL": redis_url, "BOT_URL": "http://127.0.0.1:1"}
        environment |= {"BOT_SECRET": SECRET, "TOKEN_SECRET": SECRET, "DESK_SECRET": SECRET, "ENVIRONMENT": "demo"}
        with psycopg.connect(url) as connection:
            connection.execute("SELECT 1")
        people = cycle(sign_in(url, 40))
        with api_alone(os.environ | environment) as address:
            yield address, people


@SCHEMA.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
def test_whatever_the_description_allows_is_answered_as_it_says(case: Any, served: Served) -> None:
    address, people = served
    headers = dict(next(people).headers)
    if len(str((case.headers or {}).get("idempotency-key", ""))) in GOOD_KEYS:
        # A good one is made fresh, else most requests would be another's repetition.
        headers["Idempotency-Key"] = uuid.uuid4().hex
    case.call_and_validate(base_url=address, headers=headers, checks=CHECKS, timeout=20)
