"""The web's pages, as they were built: the desk and the chat under paths of their own, the portal everywhere else."""

from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePosixPath

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.types import Scope

from api import embedding
from api.settings import ROOT

APPS = ROOT / "web" / "apps"
# The portal last: every other path is its own.
PAGES = {"/desk": APPS / "desk" / "dist", "/chat": APPS / "widget" / "dist", "/": APPS / "portal" / "dist"}
# Built files carry a hash of what is in them in their names.
FOR_GOOD = "public, max-age=31536000, immutable"


class Built(StaticFiles):
    """What was built for browsers. What never changes is asked for once."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if response.status_code == 200:
            response.headers["Cache-Control"] = FOR_GOOD if path.startswith("assets/") else "no-cache"
        return response


class Chat(Built):
    """With the one script that other sites load, which knows the operator."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if path != embedding.SCRIPT or response.status_code != 200:
            return response
        return embedding.script(Path(str(self.directory), path), scope["app"].state.parts.brand)


class Portal(Built):
    """Its script knows its addresses, so each of them is the same page."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        try:
            return await super().get_response(path, scope)
        except HTTPException as error:
            if error.status_code != 404 or not _is_address(path):
                raise
        return await super().get_response("index.html", scope)


def _is_address(path: str) -> bool:
    """Files have an ending, and what the API does not know is nobody's page."""
    asked = PurePosixPath(path)
    return asked.suffix == "" and asked.parts[:1] != ("v1",)


KINDS: dict[str, Callable[..., StaticFiles]] = {"/": Portal, "/chat": Chat}


def serve(app: FastAPI) -> None:
    for path, built in PAGES.items():
        if not built.is_dir():
            continue
        kind = KINDS.get(path, Built)
        if path != "/":
            # People type it without the slash at the end.
            app.router.add_route(path, partial(_to, f"{path}/"), include_in_schema=False)
        # Packed for slow lines. Answers of the API are not: beside what others can write they hold what is secret.
        packed = GZipMiddleware(kind(directory=built, html=True), minimum_size=1000, compresslevel=6)
        app.mount(path, packed, name=f"pages of {path}")


async def _to(path: str, _request: Request) -> RedirectResponse:
    return RedirectResponse(path)
