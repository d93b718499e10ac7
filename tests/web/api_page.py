"""The api alone with its pages, set up for the chat on other pages and for notices, and a page of an operator's."""

import http.server
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.api.conftest import SECRET
from tests.api.identity.signing import NEW, SITE, signed
from tests.conftest import copy_of
from tests.running import api_alone
from tools.ports import free_ports

PUSH_KEY = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
PAGE = """<!doctype html><html lang="en"><title>My OptiLink</title><h1>My OptiLink</h1>
<div id="chat" style="height: 34rem"></div>
<script src="{chat}/chat/embed.js"></script>
<script>
const identity = async () => (await (await fetch("/chat-token", {{ method: "POST" }})).text()) || null;
window.chat = Selfcare.show(document.getElementById("chat"), {{ identity }});
</script></html>"""


BEHIND_A_BUTTON = """<!doctype html><html lang="en"><title>My OptiLink</title><h1>My OptiLink</h1>
<script src="{chat}/chat/embed.js"></script>
<script>
const signIn = async () => Selfcare.identify(await (await fetch("/chat-token", {{ method: "POST" }})).text());
const signOut = () => Selfcare.identify(null);
</script></html>"""
MADE_UP = """<!doctype html><html lang="en"><title>My OptiLink</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><h1>My OptiLink</h1>
<script src="{chat}/chat/embed.js" data-lang="ar-XB"></script></html>"""
PAGES = {"/": PAGE, "/behind-a-button": BEHIND_A_BUTTON, "/in-a-made-up-language": MADE_UP}


@dataclass
class Site:
    """An operator's own site. `account` is whose is signed in there; tokens it gave out are kept."""

    url: str
    account: str = ""
    secret: str = NEW
    given: list[str] = field(default_factory=list)
    # Wrong ones that are given out before good ones.
    bad: list[str] = field(default_factory=list)

    def token(self) -> str:
        made = self.bad.pop(0) if self.bad else signed(self.account, self.secret) if self.account else ""
        self.given.append(made)
        return made


@contextmanager
def serving(chat: str, port: int) -> Iterator[Site]:
    site = Site(f"http://127.0.0.1:{port}")

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(PAGES.get(self.path, "").format(chat=chat), "text/html")

        def do_POST(self) -> None:
            self._answer(site.token(), "text/plain")

        def _answer(self, text: str, kind: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def running(postgres: str, demo_database: str, redis_url: str, others: str = "") -> Iterator[tuple[str, str, Site]]:
    """The api's address, its database and the operator's site. `others` may show the chat too."""
    port = free_ports(1)[0]
    with copy_of(postgres, demo_database) as database:
        environment = {"DATABASE_URL": database, "REDIS_URL": redis_url, "BOT_URL": "http://127.0.0.1:1"}
        environment |= {"BOT_SECRET": SECRET, "TOKEN_SECRET": SECRET, "DESK_SECRET": SECRET}
        environment |= {"ENVIRONMENT": "demo", "PUBLIC_URL": ""}
        environment |= {"WIDGET_SITES": f"http://127.0.0.1:{port},{others}"}
        environment |= {"WIDGET_SECRETS": f'{{"{SITE}": ["{NEW}"]}}'}
        environment |= {"PUSH_PRIVATE_KEY": PUSH_KEY, "PUSH_CONTACT": "mailto:web@optilink.example"}
        with api_alone(os.environ | environment) as address, serving(address, port) as site:
            yield address, database, site
