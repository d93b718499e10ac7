"""The channel behind a real socket, with an agent that has nothing in it but what the channel looks at."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import httpx
from conftest import ROOT
from rasa.shared.core.domain import Domain
from rasa.shared.data import TrainingType
from rasa.utils.endpoints import EndpointConfig
from sanic import Sanic
from sanic.touchup import TouchUp

from bot.channel import GatewayInput

SECRET = "secret-of-the-test"
TURN = {
    "conversation_id": "c1",
    "message_id": "m1",
    "text": "how much is my bill",
    "intent": None,
    "channel": "web",
    "token": "a-token-of-this-turn",
}


@asynccontextmanager
async def listening(agent: Any) -> AsyncIterator[httpx.AsyncClient]:
    """A Sanic app with only our channel, and a client that holds the secret."""
    app = Sanic(f"channel-{id(agent)}", configure_logging=False)
    app.ctx.agent = agent
    app.blueprint(GatewayInput(SECRET).blueprint(None), url_prefix="/webhooks/gateway")
    listener = socket.create_server(("127.0.0.1", 0))
    server = await app.create_server(sock=listener, return_asyncio_server=True, access_log=False)
    await server.startup()
    # Sanic has now rewritten its own methods, which it can do once a process. These tests start many servers.
    TouchUp._registry.clear()
    await server.start_serving()
    base = f"http://127.0.0.1:{listener.getsockname()[1]}/webhooks/gateway"
    try:
        async with httpx.AsyncClient(base_url=base, headers={"Authorization": f"Bearer {SECRET}"}) as client:
            yield client
    finally:
        server.close()
        Sanic._app_registry.pop(app.name)


def loaded() -> Any:
    domain = Domain.load(str(ROOT / "domain.yml"))
    runner = SimpleNamespace(_graph_schema=None, _instantiated_nodes={})
    processor = SimpleNamespace(
        action_endpoint=EndpointConfig("http://actions/webhook"),
        graph_runner=runner,
        model_metadata=SimpleNamespace(training_type=TrainingType.BOTH),
    )
    return SimpleNamespace(domain=domain, is_ready=lambda: True, processor=processor)
