"""The made-up shop of the demo: it may show the chat, beside those who may already; and its own policy is strict."""

import threading
from collections.abc import Iterator

import httpx
import pytest

from api.settings import Settings
from tests.api.conftest import SECRET
from tools.ports import free_ports
from tools.shop.offered import offered
from tools.shop.site import FILES, site

DEMO = {"ENVIRONMENT": "demo", "HOST": "127.0.0.1"}
CHAT = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def shop() -> Iterator[str]:
    port = free_ports(1)[0]
    served = site("127.0.0.1", port, chat=CHAT, operator="OptiLink")
    threading.Thread(target=served.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{port}"
    served.shutdown()
    served.server_close()


@pytest.mark.parametrize("environment", ["production", "staging", ""])
def test_outside_the_demo_there_is_none(environment: str) -> None:
    assert offered({**DEMO, "ENVIRONMENT": environment}) == {}


def test_it_may_show_the_chat_beside_those_who_may_already() -> None:
    told = offered({**DEMO, "SHOP_PORT": "8200", "WIDGET_SITES": "https://www.operator.example"})
    others = {"database_url": "postgresql://localhost/x", "redis_url": "redis://localhost", "bot_url": CHAT}
    secrets = {"bot_secret": SECRET, "token_secret": SECRET, "desk_secret": SECRET}
    chosen = Settings.model_validate({**others, **secrets, "widget_sites": told["WIDGET_SITES"]})
    assert chosen.widget_sites == ("https://www.operator.example", told["SHOP_URL"])
    assert told["SHOP_URL"] == "http://127.0.0.1:8200"


@pytest.mark.parametrize("path", FILES)
def test_every_page_lets_in_the_chat_and_nobody_else(shop: str, path: str) -> None:
    answer = httpx.get(shop + path)
    policy = answer.headers["content-security-policy"]
    assert (answer.status_code, "$" in answer.text.replace("${", "")) == (200, False)
    assert f"script-src 'self' {CHAT}; frame-src {CHAT};" in policy
    assert "unsafe" not in policy


def test_what_it_has_not_is_not_there(shop: str) -> None:
    assert httpx.get(f"{shop}/../../../etc/passwd").status_code == 404
    assert httpx.get(f"{shop}/health").text == "ok"
