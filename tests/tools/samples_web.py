"""The same for what browsers get: brands, logos, packages and how much is loaded."""

import hashlib
import json

from tests.conftest import ROOT
from tests.tools.samples import Tree

OF_A_BRAND = ("brand.toml", "catalogue.toml", "demo.toml", "logo.svg", "logo-dark.svg")
BRAND = {f"brands/mine/{name}": (ROOT / "brands/optilink" / name).read_text() for name in OF_A_BRAND}
LOCK = '{"packages": {"": {"dependencies": {"a": "1"}}}}'
# Whatever packs it finds nothing to save.
NOISE = "".join(hashlib.sha256(bytes([each // 256, each % 256])).hexdigest() for each in range(4_500))


def loads(page: str, shared: str = "") -> Tree:
    """A portal that was built."""
    home = {"file": "b.js", "imports": ["c"]}
    manifest = {"index.html": {"file": "a.js"}, "src/pages/home.tsx": home, "c": {"file": "c.js"}}
    built = "web/apps/portal/dist/"
    return {
        f"{built}.vite/manifest.json": json.dumps(manifest),
        f"{built}a.js": "",
        f"{built}b.js": page,
        f"{built}c.js": shared,
    }


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
]  # fmt: skip
