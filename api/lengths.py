"""How long a request may be. What is longer is refused before it is read, or where it turns out to be."""

import re

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import ContentTooLarge, answer_to

# The longest message is 4,000 characters; nothing a browser types is much longer.
LONGEST = 64 * 1024
LONGEST_FILE = 5 * 1024 * 1024
IN_CONVERSATION = re.compile(r"/v1/(desk/)?conversations/[^/]+/files")


class Lengths:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        longest = _longest(scope)
        declared = dict(scope["headers"]).get(b"content-length", b"")
        if declared.isdigit() and int(declared) > longest:
            await answer_to(_too_large(longest))(scope, receive, send)
            return
        await self.app(scope, _counted(receive, longest), send)


def _longest(scope: Scope) -> int:
    """For a file of a conversation, what the operator allows."""
    if IN_CONVERSATION.fullmatch(scope["path"]):
        return int(scope["app"].state.parts.settings.files_most_bytes)
    return LONGEST_FILE if scope["path"].endswith("/files") else LONGEST


def _counted(receive: Receive, longest: int) -> Receive:
    """One that does not say beforehand how long it is, or says so wrongly."""
    came = 0

    async def counted() -> Message:
        nonlocal came
        message = await receive()
        came += len(message.get("body", b""))
        if came > longest:
            # The framework lets this one through while it reads a body, and takes any other for broken JSON.
            raise HTTPException(413, _too_large(longest).detail)
        return message

    return counted


def _too_large(longest: int) -> ContentTooLarge:
    size = f"{longest // (1024 * 1024)} MB" if longest >= 1024 * 1024 else f"{longest // 1024} KB"
    return ContentTooLarge(f"This may have up to {size}. A shorter text or a smaller photo will do.")
