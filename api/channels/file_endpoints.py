"""Where providers, and customers who got a text, fetch a file that we sent them. They are known by the link itself."""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from api.access import Anybody
from api.errors import answers
from api.files import repository
from api.files.handing_out import hand_out
from api.files.keeping import FileUnknown
from api.files.links import LinkEnded, file_behind
from api.parts import CurrentParts
from api.stores.base import FileGone, StoreAway

router = APIRouter(prefix="/v1/files", tags=["channels"], responses=answers(FileUnknown, LinkEnded))


@router.get("/{token}", response_class=Response, responses=answers(FileUnknown, FileGone, StoreAway))
async def fetch_file(token: Annotated[str, Path(max_length=100)], _caller: Anybody, parts: CurrentParts) -> Response:
    """A file of a message that we sent, for a day."""
    file_id = file_behind(token, parts.settings)
    async with parts.database.session() as session:
        found = await repository.sent(session, file_id)
    return await hand_out(parts, found)
