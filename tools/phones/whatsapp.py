"""A stand-in for WhatsApp's Cloud API, and the phones of those who write to us there."""

import secrets
from typing import Any

import httpx
from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from tools.phones.graph import Refusal, check_token
from tools.phones.meta import DAY, MetaPhones
from tools.phones.provider import Sent
from tools.phones.whatsapp_rules import seen

# Those that Meta has approved: their name and language.
TEMPLATES = {("news", "en_GB")}
WINDOW_CLOSED = {
    "code": 131047,
    "title": "Re-engagement message",
    "message": "Re-engagement message",
    "error_data": {"details": "More than 24 hours have passed since the customer last replied to this number."},
}


class WhatsAppPhones(MetaPhones):
    name = "whatsapp"
    first_own = "106540352242922"

    def router(self) -> APIRouter:
        router = APIRouter()
        router.add_api_route("/{own}/messages", self.take, methods=["POST"])
        router.add_api_route("/files/{file}", self._give, methods=["GET"])
        router.add_api_route("/{file}", self._locate, methods=["GET"])
        return router

    def received(self, body: dict[str, Any]) -> Sent:
        text, buttons = seen(body)
        self._check_template(body)
        return Sent(_wamid(), body.get("to") or body["recipient"], text, body, buttons)

    def answer(self, sent: Sent) -> dict[str, Any]:
        contact = {"input": sent.to} | ({"wa_id": sent.to} if sent.to.isdecimal() else {"user_id": sent.to})
        return {"messaging_product": "whatsapp", "contacts": [contact], "messages": [{"id": sent.id}]}

    def _check_template(self, body: dict[str, Any]) -> None:
        if body["type"] == "template":
            named = (body["template"]["name"], body["template"]["language"]["code"])
            if named not in TEMPLATES:
                raise Refusal(132001, "Template name does not exist in the translation", f"{named[0]} in {named[1]}")

    async def report_all(self, sent: Sent) -> None:
        """Free words after a day of silence are taken, and fail a moment later."""
        if sent.body["type"] != "template" and self.clock() - self.heard.get(sent.to, 0.0) > DAY:
            await self.report(sent, "failed", WINDOW_CLOSED)
            return
        await self.report(sent, "sent")
        await self.report(sent, "delivered")

    async def report(self, sent: Sent, state: str, error: dict[str, Any] | None = None) -> None:
        sent.state = state
        status = {"id": sent.id, "status": state, "timestamp": self._stamp(), "recipient_id": sent.to}
        if reference := sent.body.get("biz_opaque_callback_data"):
            status["biz_opaque_callback_data"] = reference
        await self._tell(statuses=[status | ({"errors": [error]} if error else {})])

    async def say(self, person: str, text: str) -> str:
        return await self.write(person, "text", {"body": text})

    async def press(self, person: str, title: str, message_id: str | None = None) -> str:
        """The newest button of that title which the person has."""
        sent = self.pressable(person, title, message_id)
        kind = "list_reply" if sent.body["interactive"]["type"] == "list" else "button_reply"
        reply = {"type": kind, kind: {"id": sent.buttons[title], "title": title}}
        return await self.write(person, "interactive", reply, context={"from": self.own, "id": sent.id})

    async def send_file(self, person: str, kind: str, content: bytes, media_type: str, **more: str) -> str:
        file = str(secrets.randbelow(10**15))
        self.files[file] = (content, media_type)
        return await self.write(person, kind, {"id": file, "mime_type": media_type, "sha256": "", **more})

    async def write(self, person: str, kind: str, part: dict[str, Any], **more: Any) -> str:
        """Any message; `person` is a number without its plus, or the id of somebody who hides it."""
        self.heard[person] = self.clock()
        who = {"from": person} if person.isdecimal() else {"from_user_id": person}
        message = {**who, "id": _wamid(), "timestamp": self._stamp(), "type": kind, kind: part, **more}
        contact = {"profile": {"name": "Somebody"}} | ({"wa_id": person} if person.isdecimal() else {"user_id": person})
        await self._tell(contacts=[contact], messages=[message])
        return str(message["id"])

    async def _tell(self, **value: Any) -> None:
        metadata = {"display_phone_number": "447700900500", "phone_number_id": self.own}
        change = {"field": "messages", "value": {"messaging_product": "whatsapp", "metadata": metadata, **value}}
        await self.bring({"object": "whatsapp_business_account", "entry": [{"id": "1022901", "changes": [change]}]})

    def _locate(self, file: str, request: Request) -> Response:
        try:
            check_token(request, self.token)
        except Refusal as refusal:
            return refusal.answer()
        if file not in self.files:
            return Refusal(100, "Unsupported get request", f"Object with ID '{file}' does not exist").answer()
        told = {"id": file, "url": f"{self.url}/files/{file}", "mime_type": self.files[file][1]}
        return JSONResponse(told | {"messaging_product": "whatsapp"})

    def _give(self, file: str, request: Request) -> Response:
        if request.headers.get("authorization") != f"Bearer {self.token}" or file not in self.files:
            return Response(status_code=httpx.codes.NOT_FOUND)
        content, media_type = self.files[file]
        return Response(content, media_type=media_type)

    def _stamp(self) -> str:
        return str(int(self.clock()))


def _wamid() -> str:
    return f"wamid.{secrets.token_urlsafe(40)}"
