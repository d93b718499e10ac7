"""A stand-in for Messenger's Send API, and the phones of those who write to the page."""

import secrets
from collections.abc import Mapping
from typing import Any

import httpx
from fastapi import APIRouter, Response

from tools.phones.graph import Refusal, need, text_in
from tools.phones.meta import DAY, MetaPhones
from tools.phones.provider import Sent


class MessengerPhones(MetaPhones):
    name = "messenger"
    first_own = "682498302938465"

    def __init__(self, webhook: str, **ways: Any) -> None:
        super().__init__(webhook, **ways)
        self.blocked: set[str] = set()

    def router(self) -> APIRouter:
        router = APIRouter()
        router.add_api_route("/{own}/messages", self.take, methods=["POST"])
        router.add_api_route("/files/{file}", self._give, methods=["GET"])
        return router

    def received(self, body: dict[str, Any]) -> Sent:
        text, buttons = _seen(body)
        self._check_person(body["recipient"]["id"])
        return Sent(_mid(), body["recipient"]["id"], text, body, buttons)

    def answer(self, sent: Sent) -> dict[str, Any]:
        return {"recipient_id": sent.to, "message_id": sent.id}

    def _check_person(self, person: str) -> None:
        if person in self.blocked:
            raise Refusal(551, "This person isn't available right now.")
        if person not in self.heard:
            raise Refusal(100, "No matching user found", subcode=2018001)
        if self.clock() - self.heard[person] > DAY:
            raise Refusal(10, "This message is sent outside of allowed window.", subcode=2018278)

    async def report_all(self, sent: Sent) -> None:
        message = {"mid": sent.id, "is_echo": True, "app_id": 1517776481860111, "text": sent.text}
        if metadata := sent.body["message"].get("metadata"):
            message["metadata"] = metadata
        await self._tell({"id": self.own}, {"id": sent.to}, message=message)
        sent.state = "delivered"
        await self._tell({"id": sent.to}, {"id": self.own}, delivery={"mids": [sent.id], "watermark": self._now()})

    async def read(self, person: str) -> None:
        """All that was sent so far: Messenger names a time, and no message."""
        for sent in self.to(person):
            sent.state = "read"
        await self._tell({"id": person}, {"id": self.own}, read={"watermark": self._now()})

    async def say(self, person: str, text: str) -> str:
        return await self.write(person, text=text)

    async def press(self, person: str, title: str, message_id: str | None = None) -> str:
        """The newest reply of that title which the person has."""
        sent = self.pressable(person, title, message_id)
        return await self.write(person, text=title, quick_reply={"payload": sent.buttons[title]})

    async def send_file(self, person: str, kind: str, content: bytes, name: str) -> str:
        file = f"{secrets.token_hex(8)}-{name}"
        self.files[file] = content, ""
        return await self.write(person, attachments=[{"type": kind, "payload": {"url": f"{self.url}/files/{file}"}}])

    async def write(self, person: str, **part: Any) -> str:
        self.heard[person] = self.clock()
        mid = _mid()
        await self._tell({"id": person}, {"id": self.own}, message={"mid": mid, **part})
        return mid

    async def _tell(self, sender: dict[str, str], recipient: dict[str, str], **event: Any) -> None:
        whole = {"sender": sender, "recipient": recipient, "timestamp": self._now(), **event}
        await self.bring({"object": "page", "entry": [{"id": self.own, "time": self._now(), "messaging": [whole]}]})

    def _give(self, file: str) -> Response:
        return Response(self.files[file][0]) if file in self.files else Response(status_code=httpx.codes.NOT_FOUND)

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
    if (kind := message["attachment"]["type"]) in ("image", "file"):
        url = message["attachment"]["payload"]["url"]
        need(url.startswith("https://"), 100, "url is no address")
        return f"\n[{kind.capitalize()}] {url}"
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
