"""A stand-in for Telegram's Bot API, and the phones of those who write to the bot."""

import itertools
import secrets
import time
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import httpx
from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from tools.phones.provider import PAUSES, Sent, StandIn, lost


class _Refusal(Exception):
    def __init__(self, code: int, description: str) -> None:
        super().__init__(description)
        self.code, self.description = code, description

    def answer(self) -> Response:
        return JSONResponse({"ok": False, "error_code": self.code, "description": self.description}, self.code)


def slow_down(seconds: int) -> dict[str, Any]:
    """The body of a 429."""
    description = f"Too Many Requests: retry after {seconds}"
    return {"ok": False, "error_code": 429, "description": description, "parameters": {"retry_after": seconds}}


class TelegramPhones(StandIn):
    """A chat has the number of its person. Whoever has not written to the bot can't be written to."""

    def __init__(
        self,
        webhook: str,
        *,
        token: str,
        secret: str,
        transport: httpx.AsyncBaseTransport | None = None,
        pauses: tuple[float, ...] = PAUSES,
        first_number: int = 1,
    ) -> None:
        super().__init__(webhook, transport, pauses)
        self.token, self.secret = token, secret
        self.known: set[int] = set()
        self.blocked: set[int] = set()
        # Pressed buttons that still show that they are busy.
        self.busy: set[str] = set()
        # A number that an earlier run gave already would be taken for a repetition.
        self._numbers: dict[int, Iterator[int]] = defaultdict(lambda: itertools.count(first_number))
        self._updates = secrets.randbelow(10**9)
        self._files: dict[str, bytes] = {}

    def signed(self, content: bytes) -> dict[str, str]:  # noqa: ARG002  # the secret is all there is
        return {"X-Telegram-Bot-Api-Secret-Token": self.secret}

    def router(self) -> APIRouter:
        router = APIRouter()
        router.add_api_route("/bot{token}/sendMessage", self._take, methods=["POST"])
        for method in ("sendPhoto", "sendDocument"):
            router.add_api_route(f"/bot{{token}}/{method}", self._take, methods=["POST"])
        router.add_api_route("/bot{token}/getFile", self._locate, methods=["GET", "POST"])
        router.add_api_route("/file/bot{token}/{path:path}", self._give, methods=["GET"])
        return router

    async def _take(self, token: str, request: Request) -> Response:
        trouble = await self.next_trouble(request)
        try:
            self._check(token)
            body = await request.json()
            chat, buttons = self._checked(body)
        except _Refusal as refusal:
            return refusal.answer()
        except (KeyError, TypeError, ValueError):
            return _Refusal(400, "Bad Request: can't parse the request").answer()
        if refused := trouble.refusal():
            return refused
        number, text = next(self._numbers[chat]), _words(body)
        self.keep(Sent(str(number), str(chat), text, body, buttons))
        if trouble.lost:
            return lost()
        return JSONResponse({"ok": True, "result": self._message(chat, number, text=text)})

    def _check(self, token: str) -> None:
        if token != self.token:
            raise _Refusal(401, "Unauthorized")

    def _checked(self, body: dict[str, Any]) -> tuple[int, dict[str, str]]:
        chat, text = int(body["chat_id"]), _words(body)
        _need(bool(text.strip()), "message text is empty")
        _need(len(text.encode("utf-16-le")) // 2 <= 4096, "message is too long")
        rows = body.get("reply_markup", {}).get("inline_keyboard", [])
        buttons: dict[str, str] = {}
        for button in (button for row in rows for button in row):
            _need(bool(button["text"]), "inline keyboard button text is empty")
            if "url" in button:
                _need("." in button["url"], f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
            else:
                _need(1 <= len(button["callback_data"].encode()) <= 64, "BUTTON_DATA_INVALID")
                buttons[button["text"]] = button["callback_data"]
        if chat in self.blocked:
            raise _Refusal(403, "Forbidden: bot was blocked by the user")
        _need(chat in self.known, "chat not found")
        return chat, buttons

    async def say(self, person: int, text: str) -> int:
        return await self.write(person, text=text)

    async def send_file(self, person: int, kind: str, content: bytes, **more: Any) -> int:
        file = secrets.token_urlsafe(24)
        self._files[file] = content
        part: Any = {"file_id": file, "file_unique_id": file[:8], "file_size": len(content), **more}
        return await self.write(person, **{kind: [part] if kind == "photo" else part})

    async def write(self, person: int, **part: Any) -> int:
        self.known.add(person)
        number = next(self._numbers[person])
        await self._update(message=self._message(person, number, **part) | {"from": _person(person)})
        return number

    async def press(self, person: int, title: str, message_id: str | None = None) -> str:
        """The newest button of that title which the person has."""
        sent = self.pressable(str(person), title, message_id)
        markup = {"reply_markup": sent.body["reply_markup"]}
        press = str(secrets.randbelow(10**17))
        self.busy.add(press)
        await self._update(
            callback_query={
                "id": press,
                "from": _person(person),
                "message": self._message(person, int(sent.id), text=sent.text, **markup),
                "chat_instance": "1",
                "data": sent.buttons[title],
            }
        )
        return press

    async def _update(self, **part: Any) -> None:
        self._updates += 1
        await self.bring({"update_id": self._updates, **part})

    def told(self, answer: httpx.Response) -> None:
        if answer.headers.get("content-type") == "application/json" and answer.content:
            said = answer.json()
            if said.get("method") == "answerCallbackQuery":
                self.busy.discard(said["callback_query_id"])

    def _message(self, chat: int, number: int, **part: Any) -> dict[str, Any]:
        of = {"id": chat, "type": "private", "first_name": "Somebody"}
        return {"message_id": number, "chat": of, "date": int(time.time()), **part}

    def _locate(self, token: str, file_id: str) -> Response:
        try:
            self._check(token)
            _need(file_id in self._files, "invalid file_id")
        except _Refusal as refusal:
            return refusal.answer()
        return JSONResponse({"ok": True, "result": {"file_id": file_id, "file_path": f"files/{file_id}"}})

    def _give(self, token: str, path: str) -> Response:
        content = self._files.get(path.removeprefix("files/")) if token == self.token else None
        return Response(content) if content is not None else _Refusal(404, "Not Found").answer()


def _need(holds: bool, description: str) -> None:
    if not holds:
        raise _Refusal(400, f"Bad Request: {description}")


def _words(body: dict[str, Any]) -> str:
    """Of a file, where it is."""
    url = body.get("photo") or body.get("document")
    if url is None:
        return str(body["text"])
    _need(str(url).startswith("https://"), "wrong HTTP URL specified")
    return f"\n[{'Picture' if 'photo' in body else 'Document'}] {url}"


def _person(person: int) -> dict[str, Any]:
    return {"id": person, "is_bot": False, "first_name": "Somebody"}
