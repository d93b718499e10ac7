"""Pages as they would be built: what a browser asks for first, large or small."""

import hashlib
import json

Tree = dict[str, str]
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


LOADER = "web/apps/widget/dist/embed.js"


def chat_loads(script: str, styles: str) -> Tree:
    """A chat that was built."""
    built = "web/apps/widget/dist/"
    manifest = {"index.html": {"file": "a.js", "css": ["a.css"]}}
    return {f"{built}.vite/manifest.json": json.dumps(manifest), f"{built}a.js": script, f"{built}a.css": styles}
