"""A bucket on this machine that speaks S3 and looks at every signature; it can be slow, full or out of order."""

import hashlib
import hmac
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEY_ID, SECRET, REGION, BUCKET = "AKIDTESTS", "a secret of the tests", "eu-west-2", "files-of-ours"


class Bucket(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Asked)
        self.objects: dict[str, bytes] = {}
        self.refusals: list[str] = []
        # What it answers to everything, where it is out of order.
        self.broken: int | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Asked(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Bucket

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        if self._let_in(body):
            self.server.objects[self.path] = body
            self._answer(200)

    def do_GET(self) -> None:
        if self._let_in(b""):
            found = self.server.objects.get(self.path)
            self._answer(404 if found is None else 200, found or b"<Error/>")

    def do_DELETE(self) -> None:
        if self._let_in(b""):
            self.server.objects.pop(self.path, None)
            self._answer(204)

    def _let_in(self, body: bytes) -> bool:
        if self.server.broken:
            self._answer(self.server.broken)
            return False
        wrong = self._what_is_wrong(body)
        if wrong:
            self.server.refusals.append(wrong)
            self._answer(403, f"<Error><Code>{wrong}</Code></Error>".encode())
        return wrong is None

    def _what_is_wrong(self, body: bytes) -> str | None:
        """Reads the signature the way round that S3 does: from what came over the wire."""
        if hashlib.sha256(body).hexdigest() != self.headers["x-amz-content-sha256"]:
            return "XAmzContentSHA256Mismatch"
        scheme, _, told = self.headers["authorization"].partition(" ")
        named = dict(part.strip().split("=", 1) for part in told.split(","))
        key_id, day, region, service, end = named["Credential"].split("/")
        if (scheme, key_id, region, service, end) != ("AWS4-HMAC-SHA256", KEY_ID, REGION, "s3", "aws4_request"):
            return "InvalidAccessKeyId"
        names = named["SignedHeaders"].split(";")
        if not {"host", "x-amz-date", "x-amz-content-sha256"} <= set(names):
            return "SignatureDoesNotMatch"
        lines = [f"{name}:{self.headers[name]}" for name in names]
        request = "\n".join(
            [self.command, self.path, "", *lines, "", named["SignedHeaders"], self.headers["x-amz-content-sha256"]]
        )
        stamp = self.headers["x-amz-date"]
        asked = hashlib.sha256(request.encode()).hexdigest()
        to_sign = f"AWS4-HMAC-SHA256\n{stamp}\n{day}/{region}/s3/aws4_request\n{asked}"
        made = f"AWS4{SECRET}".encode()
        for step in (day, region, "s3", "aws4_request", to_sign):
            made = hmac.new(made, step.encode(), hashlib.sha256).digest()
        return None if made.hex() == named["Signature"] else "SignatureDoesNotMatch"

    def _answer(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def bucket_open() -> Iterator[Bucket]:
    bucket = Bucket()
    thread = threading.Thread(target=bucket.serve_forever, daemon=True)
    thread.start()
    try:
        yield bucket
    finally:
        bucket.shutdown()
        bucket.server_close()
        thread.join()
