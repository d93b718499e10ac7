"""Calling the action server: over connections that stay open, and without looking at what does not change."""

from contextlib import nullcontext
from typing import Any

import rasa
from aiohttp import ClientSession
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity
from rasa.utils.endpoints import EndpointConfig


class KeptEndpoint(EndpointConfig):
    """Rasa's endpoint opens a session for each call and closes it again, and the connection with it."""

    _kept: ClientSession | None = None

    @classmethod
    def like(cls, other: EndpointConfig) -> "KeptEndpoint":
        return cls(
            other.url,
            other.params,
            other.headers,
            other.basic_auth,
            other.token,
            other.token_name,
            other.cafile,
            **other.kwargs,
        )

    def session(self) -> Any:
        """The one session, in a context that does not close it."""
        if self._kept is None:
            self._kept = super().session()
        return nullcontext(self._kept)

    async def close(self) -> None:
        if self._kept is not None:
            await self._kept.close()


class OwnAction(RemoteAction):
    """An action of the action server, which knows by the slots alone what was before this message."""

    def _action_call_format(self, tracker: DialogueStateTracker, _: Domain) -> dict[str, Any]:
        now = tracker.current_state(EventVerbosity.NONE) | {"events": []}
        return {
            "next_action": self.name(),
            "sender_id": tracker.sender_id,
            "tracker": now,
            "version": rasa.__version__,
        }

    def _validate_action_result(self, result: dict[str, Any]) -> bool:
        """Rasa's check begins by checking its own JSON schema, which costs more than all the rest of a turn."""
        if not all(isinstance(result.get(part, []), list) for part in ("events", "responses")):
            raise ValueError(f"{self.name()} answered with neither events nor responses.")
        return True
