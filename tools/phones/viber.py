"""A stand-in for Viber's REST API for bots, and the phones of those who write to the bot."""

import hashlib
import hmac
import html
import secrets
import time
from typing import Any

import httpx
from fastapi import APIRouter, BackgroundTasks, Request, Response
from fastapi.responses import JSONResponse

from tools.phones.provider import PAUSES, Sent, StandIn, lost


class _Refusal(Exception):
    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.body = refusal(status, message)


def refusal(status: int, message: str) -> dict[str, Any]:
    """What Viber answers, under 200, to what it does not take."""
    return {"status": status, "status_message": message, "chat_hostname": "SN-CHAT-04_"}


class ViberPhones(StandIn):
    """`url` is where this stand-in itself is reached: files are fetched from there."""

    def __init__(
        self,
        webhook: str,
        *,
        url: str = "http://viber",
        token: str,
        transport: httpx.AsyncBaseTransport | None = None,
        pauses: tuple[float, ...] = PAUSES,
    ) -> None:
        super().__init__(webhook, transport, pauses)
        self.url, self.token = url, token
        self.subscribed: set[str] = set()
        self._files: dict[str, bytes] = {}

    def signed(self, content: bytes) -> dict[str, str]:
        return {"X-Viber-Content-Signature": hmac.new(self.token.encode(), content, hashlib.sha256).hexdigest()}

    def router(self) -> APIRouter:
        router = APIRouter()
        router.add_api_route("/send_message", self._take, methods=["POST"])
        router.add_api_route("/files/{file}", self._give, methods=["GET"])
        return router

    async def _take(self, request: Request, after: BackgroundTasks) -> Response:
        trouble = await self.next_trouble(request)
        try:
            if request.headers.get("x-viber-auth-token") != self.token:
                raise _Refusal(2, "invalidAuthToken")
            body = await request.json()
            buttons = _buttons(body)
            if body["receiver"] not in self.subscribed:
                raise _Refusal(6, "notSubscribed")
        except _Refusal as refused:
            return JSONResponse(refused.body)
        except (KeyError, TypeError, ValueError):
            return JSONResponse(refusal(3, "badData"))
        if answer := trouble.refusal():
            return answer
        sent = Sent(str(_token()), body["receiver"], _words(body), body, buttons)
        self.keep(sent)
        after.add_task(self.report, sent, "delivered")
        if trouble.lost:
            return lost()
        return JSONResponse(refusal(0, "ok") | {"message_token": int(sent.id), "billing_status": 1})

    async def report(self, sent: Sent, event: str, **more: str) -> None:
        sent.state = event
        await self._tell(event, int(sent.id), user_id=sent.to, **more)

    async def say(self, person: str, text: str) -> str:
        return await self.write(person, type="text", text=text)

    async def press(self, person: str, title: str, message_id: str | None = None) -> str:
        """A keyboard is that of the newest message which has one."""
        sent = self.pressable(person, title, message_id)
        tracking = sent.body.get("tracking_data", "")
        return await self.write(person, type="text", text=sent.buttons[title], tracking_data=tracking)

    async def send_file(self, person: str, kind: str, content: bytes, name: str) -> str:
        file = f"{secrets.token_hex(8)}-{name}"
        self._files[file] = content
        return await self.write(person, type=kind, media=f"{self.url}/files/{file}", file_name=name, size=len(content))

    async def write(self, person: str, **message: Any) -> str:
        self.subscribed.add(person)
        token = _token()
        sender = {"id": person, "name": "Somebody", "country": "GB", "language": "en", "api_version": 10}
        await self._tell("message", token, sender=sender, message=message, silent=False)
        return str(token)

    async def _tell(self, event: str, token: int, **more: Any) -> None:
        await self.bring({"event": event, "timestamp": int(time.time() * 1000), "message_token": token, **more})

    def _give(self, file: str) -> Response:
        content = self._files.get(file)
        return Response(content) if content is not None else Response(status_code=httpx.codes.NOT_FOUND)


def _words(body: dict[str, Any]) -> str:
    """Of a file, where it is."""
    if body["type"] == "text":
        return str(body["text"])
    _need(str(body["media"]).startswith("https://"), "media is no address")
    _need(body["type"] != "file" or (body["size"] > 0 and bool(body["file_name"])), "a file has size and file_name")
    return f"\n[{body.get('file_name', 'Picture')}] {body['media']}"


def _buttons(body: dict[str, Any]) -> dict[str, str]:
    if body["type"] in ("picture", "file"):
        return {}
    _need(body["type"] == "text" and 0 < len(body["text"]) <= 7000, "text has 1 to 7000 characters")
    _need(0 < len(body["sender"]["name"]) <= 28, "sender.name has 1 to 28 characters")
    _need(len(body.get("tracking_data", "")) <= 4096, "tracking_data is too long")
    buttons = body.get("keyboard", {"Buttons": []})["Buttons"]
    _need(len(buttons) <= 24, "there are too many rows")
    _need(all(button["ActionType"] in ("reply", "open-url") for button in buttons), "ActionType is not known here")
    _need(all(button["ActionBody"] and len(button["Text"]) <= 250 for button in buttons), "a button is wrong")
    _need(not buttons or body["min_api_version"] >= 4, "Silent needs min_api_version 4")
    replies = [button for button in buttons if button["ActionType"] == "reply"]
    return {html.unescape(button["Text"]): button["ActionBody"] for button in replies}


def _need(holds: bool, message: str) -> None:
    if not holds:
        raise _Refusal(3, f"badData: {message}")


def _token() -> int:
    return secrets.randbits(62)
