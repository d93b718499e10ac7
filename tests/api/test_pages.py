"""Under which path each of the web's apps is found."""

import json
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
from fastapi import FastAPI

from api import pages
from api.brand import read_brand


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FastAPI:
    for name in ("desk", "chat", "portal"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(f"the {name}")
    monkeypatch.setattr(
        pages,
        "PAGES",
        {
            path: tmp_path / name
            for path, name in [("/desk", "desk"), ("/chat", "chat"), ("/n", "none"), ("/", "portal")]
        },
    )
    app = FastAPI()
    pages.serve(app)
    return app


async def asked_for(built: FastAPI, path: str) -> httpx.Response:
    transport = httpx.ASGITransport(built)
    async with httpx.AsyncClient(transport=transport, base_url="http://selfcare", follow_redirects=True) as browser:
        return await browser.get(path)


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/", "the portal"),
        ("/bills/0193", "the portal"),
        ("/desk/", "the desk"),
        ("/desk", "the desk"),
        ("/chat", "the chat"),
    ],
)
async def test_each_app_is_found_under_its_path(built: FastAPI, path: str, shown: str) -> None:
    assert (await asked_for(built, path)).text == shown


@pytest.mark.parametrize("path", ["/v1/nothing", "/assets/gone.js", "/favicon.ico", "/chat/nothing"])
async def test_what_is_no_page_is_not_answered_with_one(built: FastAPI, path: str) -> None:
    assert (await asked_for(built, path)).status_code == 404


async def test_a_built_file_is_asked_for_once_and_a_page_each_time(built: FastAPI, tmp_path: Path) -> None:
    (tmp_path / "portal" / "assets").mkdir()
    (tmp_path / "portal" / "assets" / "main-1a2b.js").write_text("1")
    assert "immutable" in (await asked_for(built, "/assets/main-1a2b.js")).headers["cache-control"]
    assert (await asked_for(built, "/bills")).headers["cache-control"] == "no-cache"


async def test_the_script_for_other_sites_says_whose_it_is(built: FastAPI, tmp_path: Path) -> None:
    (tmp_path / "chat" / "embed.js").write_text("const brand=JSON.parse(`SELFCARE_BRAND`);")
    built.state.parts = SimpleNamespace(brand=read_brand("optilink"))
    answer = await asked_for(built, "/chat/embed.js")
    written = answer.text.removeprefix("const brand=JSON.parse(").removesuffix(");")
    told = json.loads(json.loads(written))
    assert (told["name"], told["light"]["solid"], told["light"]["on"]) == ("OptiLink", "#1D5BD0", "#ffffff")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "no-cache"


async def test_a_large_file_is_packed(built: FastAPI, tmp_path: Path) -> None:
    (tmp_path / "chat" / "main.js").write_text("a" * 5_000)
    answer = await asked_for(built, "/chat/main.js")
    assert (answer.headers["Content-Encoding"], answer.text) == ("gzip", "a" * 5_000)
