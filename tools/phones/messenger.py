"""A stand-in for Messenger's Send API, and the phones of those who write to the page."""

import secrets
import time
from collections.abc import Callable, Mapping
from typing import Any

import httpx
from fastapi import APIRouter, BackgroundTasks, Request, Response
from fastapi.responses import JSONResponse

from tools.phones.graph import Refusal, check_token, need, signature, text_in
from tools.phones.provider import PAUSES, Sent, StandIn, lost

DAY = 24 * 3600


class MessengerPhones(StandIn):
    """`url` is where this stand-in itself is reached: files are fetched from there."""

    def __init__(
        self,
        webhook: str,
        *,
        url: str = "http://messenger",
        token: str,
        secret: str,
        page: str = "682498302938465",
        transport: httpx.AsyncBaseTransport | None = None,
        pauses: tuple[float, ...] = PAUSES,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(webhook, transport, pauses)
        self.url, self.token, self.secret, self.page, self.clock = url, token, secret, page, clock
        self.blocked: set[str] = set()
        self._heard: dict[str, float] = {}
        self._files: dict[str, bytes] = {}

    def signed(self, content: bytes) -> dict[str, str]:
        return signature(self.secret, content)

    def router(self) -> APIRouter:
        router = APIRouter()
        router.add_api_route("/{page}/messages", self._take, methods=["POST"])
        router.add_api_route("/files/{file}", self._give, methods=["GET"])
        return router

    async def _take(self, page: str, request: Request, after: BackgroundTasks) -> Response:
        trouble = await self.next_trouble(request)
        try:
            check_token(request, self.token)
            need(page in (self.page, "me"), 100, "No such page")
            body = await request.json()
            text, buttons = _seen(body)
            self._check_person(body["recipient"]["id"])
        except Refusal as refusal:
            return refusal.answer()
        except (KeyError, TypeError, ValueError):
            return Refusal(100, "Invalid parameter").answer()
        if refused := trouble.refusal():
            return refused
        sent = Sent(_mid(), body["recipient"]["id"], text, body, buttons)
        self.keep(sent)
        after.add_task(self._report_all, sent)
        return lost() if trouble.lost else JSONResponse({"recipient_id": sent.to, "message_id": sent.id})

    def _check_person(self, person: str) -> None:
        if person in self.blocked:
            raise Refusal(551, "This person isn't available right now.")
        if person not in self._heard:
            raise Refusal(100, "No matching user found", subcode=2018001)
        if self.clock() - self._heard[person] > DAY:
            raise Refusal(10, "This message is sent outside of allowed window.", subcode=2018278)

    async def _report_all(self, sent: Sent) -> None:
        message = {"mid": sent.id, "is_echo": True, "app_id": 1517776481860111, "text": sent.text}
        if metadata := sent.body["message"].get("metadata"):
            message["metadata"] = metadata
        await self._tell({"id": self.page}, {"id": sent.to}, message=message)
        sent.state = "delivered"
        await self._tell({"id": sent.to}, {"id": self.page}, delivery={"mids": [sent.id], "watermark": self._now()})

    async def read(self, person: str) -> None:
        """All that was sent so far: Messenger names a time, and no message."""
        for sent in self.to(person):
            sent.state = "read"
        await self._tell({"id": person}, {"id": self.page}, read={"watermark": self._now()})

    async def say(self, person: str, text: str) -> str:
        return await self.write(person, text=text)

    async def press(self, person: str, title: str, message_id: str | None = None) -> str:
        """The newest reply of that title which the person has."""
        sent = self.pressable(person, title, message_id)
        return await self.write(person, text=title, quick_reply={"payload": sent.buttons[title]})

    async def send_file(self, person: str, kind: str, content: bytes, name: str) -> str:
        file = f"{secrets.token_hex(8)}-{name}"
        self._files[file] = content
        return await self.write(person, attachments=[{"type": kind, "payload": {"url": f"{self.url}/files/{file}"}}])

    async def write(self, person: str, **part: Any) -> str:
        self._heard[person] = self.clock()
        mid = _mid()
        await self._tell({"id": person}, {"id": self.page}, message={"mid": mid, **part})
        return mid

    async def _tell(self, sender: dict[str, str], recipient: dict[str, str], **event: Any) -> None:
        whole = {"sender": sender, "recipient": recipient, "timestamp": self._now(), **event}
        await self.bring({"object": "page", "entry": [{"id": self.page, "time": self._now(), "messaging": [whole]}]})

    def _give(self, file: str) -> Response:
        content = self._files.get(file)
        return Response(content) if content is not None else Response(status_code=httpx.codes.NOT_FOUND)

    def _now(self) -> int:
        return int(self.clock() * 1000)


def _seen(body: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    """The words, and the replies by their titles. Raises Refusal."""
    message = body["message"]
    need(body.get("messaging_type") == "RESPONSE", 100, "messaging_type has to be RESPONSE")
    need(len(message.get("metadata", "")) <= 1000, 100, "metadata is too long")
    replies = message.get("quick_replies", [])
    need(len(replies) <= 13, 100, "there are at most 13 quick replies")
    need(all(reply["content_type"] == "text" for reply in replies), 100, "content_type is not known here")
    need(all(0 < len(reply["title"]) <= 20 for reply in replies), 100, "titles have 1 to 20 characters")
    need(all(0 < len(reply["payload"]) <= 1000 for reply in replies), 100, "payloads have 1 to 1000 characters")
    return _words(message), {reply["title"]: reply["payload"] for reply in replies}


def _words(message: Mapping[str, Any]) -> str:
    text = text_in(message, "text")
    if "attachment" not in message:
        need(0 < len(text) <= 2000, 100, "text has 1 to 2000 characters")
        return text
    need(not text, 100, "text and attachment exclude each other")
    template = message["attachment"]["payload"]
    need(template["template_type"] == "button", 100, "this template is not known here")
    need(0 < len(template["text"]) <= 640, 100, "text has 1 to 640 characters")
    need(1 <= len(template["buttons"]) <= 3, 100, "there are 1 to 3 buttons")
    for button in template["buttons"]:
        need(button["type"] == "web_url" and "." in button["url"], 100, "url is no address")
        need(0 < len(button["title"]) <= 20, 100, "titles have 1 to 20 characters")
    return "\n".join([template["text"], *(f"[{button['title']}] {button['url']}" for button in template["buttons"])])


def _mid() -> str:
    return f"m_{secrets.token_urlsafe(60)}"
