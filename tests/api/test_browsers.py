"""Whose pages may show ours in a frame, and what the settings say when they make no sense."""

from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from pydantic import ValidationError

from api.browsers import Browsers
from api.settings import Settings
from tests.api.conftest import SECRET, settings_for

SITES = "https://www.optilink.example, https://my.optilink.example/"


def chosen(**more: Any) -> Settings:
    return settings_for("postgresql://a@b/c", "redis://d").model_copy(update=more)


async def policy_of(settings: Settings, path: str = "/chat/") -> str:
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(Browsers(FastAPI(), settings)), base_url="http://selfcare"
    ) as browser:
        return (await browser.get(path)).headers["content-security-policy"]


async def test_nobody_s_page_shows_ours_unless_it_is_named() -> None:
    assert (await policy_of(chosen())).endswith("frame-ancestors 'self'")


async def test_a_named_site_may_show_ours_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIDGET_SITES", SITES)
    settings = settings_for("postgresql://a@b/c", "redis://d")
    framed_by = "frame-ancestors 'self' https://www.optilink.example https://my.optilink.example"
    assert (await policy_of(settings)).endswith(framed_by)
    # Nobody clicks at a desk, or pays a bill, through a page that lies over it.
    for path in ("/desk/", "/", "/pay", "/chatter"):
        assert (await policy_of(settings, path)).endswith("frame-ancestors 'none'")


@pytest.mark.parametrize(
    "sites", ["www.optilink.example", "*", "https://a.example; script-src *", "https://a.example/x"]
)
def test_what_is_no_origin_is_refused_at_the_start(monkeypatch: pytest.MonkeyPatch, sites: str) -> None:
    monkeypatch.setenv("WIDGET_SITES", sites)
    with pytest.raises(ValidationError, match="has to name origins"):
        settings_for("postgresql://a@b/c", "redis://d")


@pytest.mark.parametrize(
    "secrets",
    ['{"a": []}', '{"a": ["short"]}', f'{{"a": ["{SECRET}", "{SECRET}", "{SECRET}"]}}'],
)
def test_secrets_are_one_or_two_long_ones_and_no_mistake_repeats_them(
    monkeypatch: pytest.MonkeyPatch, secrets: str
) -> None:
    monkeypatch.setenv("WIDGET_SECRETS", secrets)
    with pytest.raises(ValidationError, match="widget_secrets") as error:
        settings_for("postgresql://a@b/c", "redis://d")
    assert SECRET not in str(error.value)
    assert "short" not in str(error.value).replace("too_short", "")
