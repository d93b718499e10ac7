"""The one door into the bot: POST /webhooks/gateway/turn, for callers that hold the secret."""

import hmac
import json
import logging
import re
from asyncio import AbstractEventLoop
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from rasa.shared.core.constants import DEFAULT_INTENTS, USER_INTENT_OUT_OF_SCOPE
from rasa.shared.core.domain import Domain
from rasa.shared.data import TrainingType
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as answer

from bot.calling import KeptEndpoint
from bot.rehearsing import rehearse
from bot.running import StraightRunner
from bot.turns import Turn, TurnFailed, run_once

logger = logging.getLogger(__name__)

LONGEST_TEXT = 4_000
LONGEST_ID = 128
# Rasa reads a text that starts with "/" as an intent. A customer's words must never become one.
COMMAND_MARKS = re.compile(r"^[\s/]+")
# `restart` and its like would wipe or rewind a conversation; nobody outside has a use for them.
RESERVED = frozenset(DEFAULT_INTENTS) - {USER_INTENT_OUT_OF_SCOPE}


class Malformed(ValueError):
    """The request is not a turn; the message says why."""


class GatewayInput(InputChannel):
    """Takes turns from the api's worker, each exactly once."""

    def __init__(self, secret: str) -> None:
        if not secret.strip():
            raise ValueError("The gateway channel needs a secret: set BOT_SECRET.")
        self._secret = secret.encode()

    @classmethod
    def name(cls) -> str:
        return "gateway"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "GatewayInput":
        return cls(str((credentials or {}).get("secret") or ""))

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The two routes. `on_new_message` is not used: it can neither replay nor undo a turn."""
        routes = Blueprint("gateway")
        routes.listener("after_server_start")(_make_ready)
        routes.listener("after_server_stop")(_close_connections)

        @routes.get("/health")
        async def health(request: Request) -> HTTPResponse:
            ready = _has_model(request.app)
            return answer({"status": "ok" if ready else "no model"}, 200 if ready else 503)

        @routes.post("/turn")
        async def turn(request: Request) -> HTTPResponse:
            return await self._take(request)

        return routes

    async def _take(self, request: Request) -> HTTPResponse:
        if not self._is_trusted(request):
            return answer({"detail": "The secret is missing or wrong."}, 401)
        if not _has_model(request.app):
            return answer({"detail": "The model is not loaded."}, 503)
        agent = request.app.ctx.agent
        try:
            turn = read_turn(request.body, agent.domain)
        except Malformed as problem:
            return answer({"detail": str(problem)}, 422)
        try:
            answered = await (rehearse if turn.rehearsal else run_once)(agent, turn)
        except TurnFailed as problem:
            logger.error("Turn %s failed: %s", turn.message_id, problem)
            return answer({"detail": "The turn gave no answer."}, 500)
        except Exception:
            # Whatever broke, the caller must hear in JSON that this turn may be sent again.
            logger.exception("Turn %s raised", turn.message_id)
            return answer({"detail": "The turn could not be run."}, 500)
        return answer({"message_id": turn.message_id, **asdict(answered)})

    def _is_trusted(self, request: Request) -> bool:
        scheme, _, given = request.headers.get("Authorization", "").partition(" ")
        # Compared as bytes and in constant time, so that the secret cannot be guessed letter by letter.
        return scheme.lower() == "bearer" and hmac.compare_digest(given.strip().encode(), self._secret)


async def _make_ready(app: Sanic, _: AbstractEventLoop) -> None:
    """Rasa has loaded its model by now. What runs it, and what calls the actions, are ours."""
    if _has_model(app):
        processor = app.ctx.agent.processor
        processor.action_endpoint = KeptEndpoint.like(processor.action_endpoint)
        processor.graph_runner = StraightRunner.like(processor.graph_runner)


async def _close_connections(app: Sanic, _: AbstractEventLoop) -> None:
    if _has_model(app):
        await app.ctx.agent.processor.action_endpoint.close()


def _has_model(app: Sanic) -> bool:
    """Rasa starts without a model too, and with one that can't do all that a turn needs."""
    agent = getattr(app.ctx, "agent", None)
    if agent is None or not agent.is_ready():
        return False
    return agent.processor.model_metadata.training_type in (TrainingType.BOTH, TrainingType.END_TO_END)


def read_turn(body: bytes, domain: Domain) -> Turn:
    """The turn in the body of a request, or Malformed."""
    try:
        fields = json.loads(body)
    except ValueError:
        raise Malformed("The body is not JSON.") from None
    if not isinstance(fields, dict):
        raise Malformed("The body is not an object.")
    return Turn(
        conversation_id=_identifier(fields, "conversation_id"),
        message_id=_identifier(fields, "message_id"),
        words=_words(fields, domain),
        channel=_identifier(fields, "channel"),
        token=_word(fields, "token"),
        rehearsal=fields.get("rehearsal") is True,
    )


def _words(fields: dict[str, Any], domain: Domain) -> str:
    text, intent = fields.get("text"), fields.get("intent")
    if (text is None) == (intent is None):
        raise Malformed("Give exactly one of text and intent.")
    if intent is not None:
        if not isinstance(intent, str) or intent not in domain.intents or intent in RESERVED:
            raise Malformed("The intent is not one that a button can have.")
        return f"/{intent}"
    if not isinstance(text, str):
        raise Malformed("text must be a string.")
    # Nothing but slashes is still a message; a lone mark is understood by nobody and gets the repair.
    return COMMAND_MARKS.sub("", text[:LONGEST_TEXT]) or "?"


def _word(fields: dict[str, Any], name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str) or not value.strip():
        raise Malformed(f"{name} must be a string that is not empty.")
    return value


def _identifier(fields: dict[str, Any], name: str) -> str:
    value = _word(fields, name)
    if len(value) > LONGEST_ID:
        raise Malformed(f"{name} is longer than {LONGEST_ID} characters.")
    return value
