"""The shop's pages, under a content policy that lets in the chat's script and frame and nothing else from elsewhere."""

from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from string import Template

PAGES = Path(__file__).with_name("page")
FILES = {
    "/": ("index.html", "text/html"),
    "/opening-hours": ("opening-hours.html", "text/html"),
    "/shop.css": ("shop.css", "text/css"),
    "/shop.js": ("shop.js", "text/javascript"),
    "/mark.svg": ("mark.svg", "image/svg+xml"),
}
POLICY = (
    "default-src 'none'; script-src 'self' {chat}; frame-src {chat}; style-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)


def site(host: str, port: int, *, chat: str, operator: str) -> ThreadingHTTPServer:
    """`chat` is the origin of the product, and `operator` who it speaks for."""

    class Visit(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/health":
                self._answer("ok", "text/plain")
                return
            file, kind = FILES.get(self.path.partition("?")[0], ("", ""))
            if not file:
                self.send_error(HTTPStatus.NOT_FOUND)
                return
            written = (PAGES / file).read_text(encoding="utf-8")
            self._answer(Template(written).safe_substitute(chat=chat, operator=operator), kind)

        def _answer(self, text: str, kind: str) -> None:
            said = text.encode()
            self.send_response(HTTPStatus.OK)
            headers = {"Content-Type": f"{kind}; charset=utf-8", "Content-Length": str(len(said))}
            headers |= {"Content-Security-Policy": POLICY.format(chat=chat), "Cache-Control": "no-store"}
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    return ThreadingHTTPServer((host, port), Visit)
