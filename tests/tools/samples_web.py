"""The same for what browsers get: brands, logos, packages and how much is loaded."""

from tests.conftest import ROOT
from tests.tools.built_pages import LOADER, NOISE, Tree, chat_loads, loads

OF_A_BRAND = ("brand.toml", "catalogue.toml", "demo.toml", "logo.svg", "logo-dark.svg")
BRAND = {f"brands/mine/{name}": (ROOT / "brands/optilink" / name).read_text() for name in OF_A_BRAND}
LOCK = '{"packages": {"": {"dependencies": {"a": "1"}}}}'

SAMPLES: list[tuple[str, Tree, Tree, str]] = [
    ("brands_are_whole", BRAND, BRAND | {"brands/mine/brand.toml": ""}, "mine/brand.toml: name is missing: add it"),
    ("logos_can_be_seen", BRAND, {"brands/mine/logo.svg": ""}, "mine/logo-dark.svg: is not there: draw the mark"),
    (
        "web_lock_is_fresh",
        {"web/package-lock.json": LOCK, "web/package.json": '{"dependencies": {"a": "1"}}'},
        {"web/package-lock.json": LOCK, "web/package.json": '{"dependencies": {"a": "2"}}'},
        "web/package.json has other dependencies than",
    ),
    ("first_loads_are_small", loads("a" * 400_000), loads(NOISE), "the first page needs 1"),
    ("first_loads_are_small", {}, loads("", shared=NOISE), "120 at most; load pages lazily"),
    ("first_loads_are_small", {}, chat_loads("", NOISE), "the chat needs 1"),
    ("first_loads_are_small", {LOADER: "a" * 9_000}, {LOADER: NOISE[:20_000]}, "embed.js: 1"),
]  # fmt: skip
