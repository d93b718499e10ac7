"""One line an event, ids and timings, never what a customer wrote."""

import logging
import sys
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import unexpected

log = logging.getLogger("api.requests")


def start() -> None:
    """Plain lines on standard output: whoever runs the process adds the time and the name."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    # A worker that stops gives up the query it was waiting in: no news.
    logging.getLogger("psycopg").setLevel(logging.ERROR)
    # These speak of every request and every poll.
    for noisy in ("httpx", "procrastinate", "uvicorn.access"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


class Requests:
    """Logs each request of the api when its answer begins, and answers those that ended in an error nobody foresaw."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith("/v1/"):
            await self.app(scope, receive, send)
            return
        started, begun = time.monotonic(), False

        async def send_and_log(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                took = 1000 * (time.monotonic() - started)
                log.info("%s %s %s %.0f ms", scope["method"], scope["path"], message["status"], took)
            await send(message)

        try:
            await self.app(scope, receive, send_and_log)
        except Exception as error:  # noqa: BLE001  whatever it is, it ends here
            answer = unexpected(scope["method"], scope["path"], error)
            if not begun:
                await answer(scope, receive, send_and_log)
