"""Troubleshooting guides over HTTP, for whoever has something that does not work."""

from typing import Annotated

from fastapi import APIRouter, Path

from api.access import Anybody
from api.errors import answers
from api.guides import service
from api.guides.schemas import GuideOut, GuidesOut
from api.guides.service import GuideUnknown

router = APIRouter(prefix="/v1/guides", tags=["diagnostics"])


@router.get("")
async def list_guides(_: Anybody) -> GuidesOut:
    """What there are guides for, and how customers say it."""
    return service.guides()


@router.get("/{name}", responses=answers(GuideUnknown))
async def show_guide(_: Anybody, name: Annotated[str, Path(max_length=40, examples=["internet_down"])]) -> GuideOut:
    """A guide with all its steps: the same ones that the assistant goes through."""
    return service.guide(name)
