"""A customer in a browser, without the browser: cookie, messages, live feed, over HTTP only."""

import json
import re
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from threading import Thread
from typing import Any, Self, TypeVar

import httpx

Message = dict[str, Any]
PATIENCE = 20.0
T = TypeVar("T")


class Customer:
    def __init__(self, url: str) -> None:
        self.http = httpx.Client(base_url=url, timeout=10)
        self.feed: list[Message] = []
        self.conversation: dict[str, Any] = {}
        self._since = 0
        self._closed = False

    def open(self) -> Self:
        """Opens the conversation and listens, as the page does."""
        self.conversation = self.http.post("/v1/conversations", json={"channel": "web"}).raise_for_status().json()
        Thread(target=self._listen, daemon=True).start()
        return self

    def close(self) -> None:
        self._closed = True
        self.http.close()

    def begin(self) -> Self:
        """From here on, `new` is what is said next: several tests share one signed-in conversation."""
        self._since = self.ledger()[-1]["seq"]
        self.wait_for(lambda: self.feed and self.feed[-1]["seq"] >= self._since)
        return self

    @property
    def new(self) -> list[Message]:
        return [message for message in self.feed if message["seq"] > self._since]

    def cards(self, kind: str) -> list[dict[str, Any]]:
        shown = [message["content"]["card"] for message in self.new]
        return [card for card in shown if card and card["kind"] == kind]

    def events(self, name: str) -> list[Message]:
        return [message for message in self.new if message["content"]["event"] == name]

    @property
    def path(self) -> str:
        return f"/v1/conversations/{self.conversation['id']}"

    def say(self, text: str, client_message_id: uuid.UUID | None = None) -> Message:
        return self._send({"text": text}, client_message_id)

    def choose(self, offered: Message, index: int) -> Message:
        return self._send({"choice": {"message_id": offered["id"], "index": index}})

    def _send(self, body: dict[str, Any], client_message_id: uuid.UUID | None = None) -> Message:
        body = {"client_message_id": str(client_message_id or uuid.uuid4()), **body}
        sent: Message = self.http.post(f"{self.path}/messages", json=body).raise_for_status().json()
        return sent

    def ask(self, text: str) -> list[Message]:
        """Says something and waits for what is answered to it."""
        return self.answers(self.say(text))

    def answers(self, question: Message, patience: float = PATIENCE) -> list[Message]:
        return self.wait_for(lambda: self.answers_to(question["seq"]), patience)

    def answers_to(self, seq: int) -> list[Message]:
        return [message for message in self.feed if (message["answers_seq"] or 0) >= seq]

    def said_by(self, kind: str) -> list[Message]:
        return [message for message in self.new if message["sender"]["kind"] == kind]

    def ledger(self) -> list[Message]:
        """The conversation as the database has it."""
        page = self.http.get(f"{self.path}/messages", params={"limit": 500}).raise_for_status().json()
        return list(page["messages"])

    def wait_for(self, look: Callable[[], T], patience: float = PATIENCE) -> T:
        until = time.monotonic() + patience
        while not (found := look()):
            if time.monotonic() > until:
                raise AssertionError(f"nothing came in {patience} s; the feed so far: {self.texts()}")
            time.sleep(0.02)
        return found

    def texts(self) -> list[str]:
        return [f"{message['seq']} {message['sender']['kind']}: {message['content']['text']}" for message in self.feed]

    def sign_in(self, address: str, read_code: Callable[[str], str]) -> None:
        sent = self.http.post(f"{self.path}/sign-in/codes", json={"address": address})
        assert sent.status_code == 202, sent.text
        self.http.post(f"{self.path}/sign-in", json={"code": read_code(address)}).raise_for_status()

    def _listen(self) -> None:
        """Reads the feed for ever, resuming by seq: what a browser's EventSource does."""
        while not self._closed:
            try:
                for message in self._stream():
                    self.feed.append(message)
            except httpx.HTTPError:
                pass
            except RuntimeError:  # closed by the test's end
                return
            time.sleep(0.2)

    def _stream(self) -> Iterator[Message]:
        last = str(self.feed[-1]["seq"]) if self.feed else "0"
        with self.http.stream("GET", f"{self.path}/feed", headers={"Last-Event-ID": last}, timeout=30) as stream:
            event = ""
            for line in stream.iter_lines():
                if line.startswith("event:"):
                    event = line[6:].strip()
                elif line.startswith("data:") and event == "message":
                    yield json.loads(line[5:])


def code_in(log: Callable[[], list[str]]) -> Callable[[str], str]:
    """Reads codes in the demo's log, as somebody trying the demo would: each once, so never an older one."""
    read: Counter[str] = Counter()

    def newest(address: str) -> str:
        pattern = re.compile(rf"sign-in code for {re.escape(address)}: (\d{{6}})")
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            codes = pattern.findall("\n".join(log()))
            if len(codes) > read[address]:
                read[address] = len(codes)
                return str(codes[-1])
            time.sleep(0.05)
        raise AssertionError(f"no new code for {address} in the log")

    return newest
