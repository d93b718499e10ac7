"""The script for other sites' pages, with the operator's name and colours written into it: it asks for nothing else."""

import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

from starlette.responses import Response

from api.brand import Brand
from api.colour import Theme, derive

SCRIPT = "embed.js"
# As web/apps/widget/src/loader/brand.ts has it, in whatever quotes it was built.
_WRITTEN = re.compile(r"""(["'`])SELFCARE_BRAND\1""")
_THEMES: tuple[Theme, ...] = ("light", "dark")


def script(built: Path, brand: Brand) -> Response:
    """Asked for anew each time: it is small, and another brand or release shows at once."""
    # JSON in JSON: a string of JavaScript, whatever the brand is called.
    told = json.dumps(json.dumps(_look(brand)))
    text = _WRITTEN.sub(lambda _: told, built.read_text(encoding="utf-8"))
    return Response(text, media_type="text/javascript", headers={"Cache-Control": "no-cache"})


def _look(brand: Brand) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": brand.name,
        "phone": brand.phone,
        "hours": brand.phone_hours,
        "corner": brand.corner,
    }
    for theme in _THEMES:
        accent = asdict(derive(brand.colour, theme))
        told[theme] = {"solid": accent["solid"], "on": accent["on_solid"], "edge": accent["edge"]}
    return told
