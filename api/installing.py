"""What a browser asks before it puts the customers' pages on a home screen: what they are called, and their picture."""

from pathlib import Path
from typing import Literal

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, JSONResponse

from api.brand import BRANDS, CurrentBrand

# `python -m tools.icons` draws them.
Size = Literal["192", "512"]
KEPT_FOR_AN_HOUR = {"Cache-Control": "public, max-age=3600"}
# As the pages' lightest surface, until they have drawn themselves.
CANVAS = "#f5f6f8"

router = APIRouter(tags=["brand"])


def icon_of(name: str, size: Size) -> Path:
    return BRANDS / name / f"icon-{size}.png"


@router.get(
    "/v1/brand/manifest", response_class=Response, responses={200: {"content": {"application/manifest+json": {}}}}
)
async def show_manifest(brand: CurrentBrand) -> Response:
    """The web app manifest of the customers' pages, in the operator's name and colour."""
    told = {
        "id": "/",
        "name": brand.name,
        "short_name": brand.name,
        "lang": brand.locale,
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "theme_color": brand.colour,
        "background_color": CANVAS,
        "icons": [_icon("192", "any"), _icon("512", "any"), _icon("512", "maskable")],
    }
    return JSONResponse(told, media_type="application/manifest+json", headers=KEPT_FOR_AN_HOUR)


def _icon(size: Size, purpose: str) -> dict[str, str]:
    return {"src": f"/v1/brand/icon/{size}", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


@router.get("/v1/brand/icon/{size}", response_class=Response, responses={200: {"content": {"image/png": {}}}})
async def show_icon(request: Request, size: Size) -> Response:
    """The mark on white, for home screens; its corners may be cut off."""
    chosen = request.app.state.parts.settings.brand
    return FileResponse(icon_of(chosen, size), media_type="image/png", headers=KEPT_FOR_AN_HOUR)
