"""The web's pages, as they were built: the agents' desk under its own path, the chat everywhere else."""

from functools import partial

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse
from fastapi.staticfiles import StaticFiles

from api.settings import ROOT

APPS = ROOT / "web" / "apps"
# The chat last: every other path is its own.
PAGES = {"/desk": APPS / "desk" / "dist", "/": APPS / "widget" / "dist"}


def serve(app: FastAPI) -> None:
    for path, built in PAGES.items():
        if not built.is_dir():
            continue
        if path != "/":
            # People type it without the slash at the end.
            app.router.add_route(path, partial(_to, f"{path}/"), include_in_schema=False)
        app.mount(path, StaticFiles(directory=built, html=True), name=f"pages of {path}")


async def _to(path: str, _request: Request) -> RedirectResponse:
    return RedirectResponse(path)
