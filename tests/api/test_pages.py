"""Under which path each of the web's apps is found."""

from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from api import pages


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FastAPI:
    for name in ("desk", "chat"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(f"the {name}")
    monkeypatch.setattr(
        pages, "PAGES", {"/desk": tmp_path / "desk", "/": tmp_path / "chat", "/none": tmp_path / "none"}
    )
    app = FastAPI()
    pages.serve(app)
    return app


@pytest.mark.parametrize(("path", "shown"), [("/", "the chat"), ("/desk/", "the desk"), ("/desk", "the desk")])
async def test_each_app_is_found_under_its_path(built: FastAPI, path: str, shown: str) -> None:
    transport = httpx.ASGITransport(built)
    async with httpx.AsyncClient(transport=transport, base_url="http://selfcare", follow_redirects=True) as browser:
        assert (await browser.get(path)).text == shown
