"""Meta's Graph API: what goes out to its channels, and what its refusals mean in plain words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx
from pydantic import ValidationError

from connectors.base import NotSent, OutcomeUnknown
from connectors.calling import Calling, pause_in
from connectors.reading import Wire

# As long as what is kept of a reason.
LONGEST_REASON = 200
# Too much at once, or a short absence. The request was not carried out.
LATER = frozenset({4, 17, 32, 341, 613, 1200, 80006, 80007, 130429, 131016, 131056, 131057, 133004})
# One business number may write so often to one person.
PAIR_LIMIT, PAIR_PAUSE = 131056, 6.0
WORDS = {
    0: "The access token is not valid any more: make a new one.",
    4: "Our app sends more than Meta allows at the moment.",
    10: "Our app lacks a permission: look at the app's permissions and at the token's.",
    190: "The access token is not valid any more: make a new one.",
    368: "Meta has blocked us for breaking a policy: look at the account's quality.",
    613: "Too many messages at once: Meta asks us to slow down.",
}


class _Data(Wire):
    details: str = ""


class Fault(Wire):
    """An error of Meta's, in an answer or in a status."""

    code: int = -1
    error_subcode: int | None = None
    message: str = ""
    title: str = ""
    error_data: _Data | None = None

    def told(self, words: Mapping[int, str]) -> str:
        """Its subcode says more than its code; Meta's own words stand in where we have none."""
        ours = words.get(self.error_subcode or 0) if self.error_subcode else None
        theirs = (self.error_data.details if self.error_data else "") or self.message or self.title
        told = ours or words.get(self.code) or WORDS.get(self.code) or theirs or "Meta refused it."
        number = f"{self.code}/{self.error_subcode}" if self.error_subcode else f"{self.code}"
        mark = f" (Meta: {number})" if self.code >= 0 else ""
        return (told[: max(LONGEST_REASON - len(mark), 0)] + mark)[:LONGEST_REASON]


class _Answer(Wire):
    error: Fault


@dataclass(frozen=True)
class Graph:
    """`words`: a channel's own errors, by their code or subcode."""

    calling: Calling
    words: Mapping[int, str]

    async def send(self, url: str, body: Mapping[str, Any]) -> bytes:
        answer = await self.calling.post(url, body)
        if answer.is_success:
            return answer.content
        raise self._refusal(answer)

    def _refusal(self, answer: httpx.Response) -> NotSent | OutcomeUnknown:
        try:
            fault = _Answer.model_validate_json(answer.content).error
        except ValidationError:
            fault = Fault(message=f"Meta answered {answer.status_code}.")
        told = fault.told(self.words)
        status = answer.status_code
        if fault.code in LATER or status in (httpx.codes.TOO_MANY_REQUESTS, httpx.codes.SERVICE_UNAVAILABLE):
            after = PAIR_PAUSE if fault.code == PAIR_LIMIT else None
            return Refused(told, fault.code, again=True, after=pause_in(answer) or after)
        if answer.is_server_error:
            return OutcomeUnknown(told)
        return Refused(told, fault.code, again=False)


class Refused(NotSent):
    """By Meta, with its code for the reason."""

    def __init__(self, reason: str, code: int, *, again: bool, after: float | None = None) -> None:
        super().__init__(reason, again=again, after=after)
        self.code = code
