"""What every answer to a browser carries, and which requests from other sites are refused."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.settings import Settings

# No inline script or style, nothing from elsewhere: a message that carries mark-up can't become code.
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; object-src 'none'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
# The chat may stand in the portal and in an operator's own pages. Nobody clicks at anything else of ours through
# somebody else's page.
CHAT = "/chat"
# What browsers say of a page of ours, and of what somebody has typed or chosen from their bookmarks. A neighbour of the
# same site is another's too.
OWN = "same-origin"
NOT_FROM_OTHERS = frozenset({OWN, "none"})
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Browsers:
    """Adds the headers, and refuses changes that another site's page asks for with our customer's cookie."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.public = urlsplit(settings.public_url)
        self.headers = _headers("'none'")
        self.chat_headers = _headers(" ".join(["'self'", *settings.widget_sites]))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if scope["method"] not in SAFE and not self._is_ours(headers):
            problem = {
                "type": "/problems/foreign-origin",
                "title": "Not from here",
                "status": 403,
                "detail": "This can only be done from our own pages.",
            }
            await JSONResponse(problem, 403, media_type="application/problem+json")(scope, receive, send)
            return
        is_chat = scope["path"] == CHAT or scope["path"].startswith(f"{CHAT}/")
        await self.app(scope, receive, _with_headers(scope, send, self.chat_headers if is_chat else self.headers))

    def _is_ours(self, headers: Headers) -> bool:
        """Browsers name the origin of every change, and newer ones say whether it is the page's own; other programs
        say neither, and have no cookie to borrow."""
        if headers.get("sec-fetch-site", OWN) not in NOT_FROM_OTHERS:
            return False
        origin = headers.get("origin")
        if origin is None:
            return True
        asking = urlsplit(origin)
        if self.public.scheme == "https" and asking.scheme != "https":
            # Whoever sits on the line can answer for our name as long as nothing is encrypted.
            return False
        host = asking.netloc.lower()
        return host != "" and host in {headers.get("host", "").lower(), self.public.netloc.lower()}


def _headers(framed_by: str) -> dict[str, str]:
    return HEADERS | {"Content-Security-Policy": f"{POLICY}; frame-ancestors {framed_by}"}


def _with_headers(scope: Scope, send: Send, added: Mapping[str, str]) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in added.items():
                headers.setdefault(name, value)
            if scope["path"].startswith("/v1/"):
                headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return send_with_headers
