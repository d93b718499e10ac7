"""A file as it goes out: nothing in it runs, nobody guesses its type, and no neighbour's page can show it."""

from urllib.parse import quote

from fastapi import Response
from fastapi.responses import StreamingResponse

from api.files.keeping import FileUnknown, bytes_of
from api.parts import Parts
from models import Attachment, AttachmentKind, AttachmentState

SANDBOX = "sandbox; default-src 'none'"


async def hand_out(parts: Parts, found: Attachment | None) -> Response:
    """Pictures, which we have drawn ourselves, may be looked at; anything else is to be saved."""
    if found is None or found.state is not AttachmentState.kept:
        raise FileUnknown("There is no such file here.")
    disposition = "inline" if found.kind is AttachmentKind.image else "attachment"
    headers = {
        "Content-Disposition": disposed(disposition, found.name),
        "Content-Length": str(found.size),
        "Content-Security-Policy": SANDBOX,
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }
    return StreamingResponse(await bytes_of(parts, found), media_type=found.media_type, headers=headers)


def disposed(disposition: str, name: str) -> str:
    plain = name.encode("ascii", "replace").decode().replace("?", "_")
    return f"{disposition}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
