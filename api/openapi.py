"""What the API says of itself, and the file that the web client is generated from.

python -m api.openapi            writes it
python -m api.openapi --check    fails if it is not up to date
"""

import json
import sys
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import SecretStr

from api.auth import COOKIE
from api.errors import Problem
from api.settings import ROOT, Settings

PATH = ROOT / "web" / "packages" / "client" / "openapi.json"
UNUSED = SecretStr("nothing is signed or called while describing")
SCHEMES = {
    "session": {"type": "apiKey", "in": "cookie", "name": COOKIE, "description": "a customer's browser"},
    "turn": {"type": "http", "scheme": "bearer", "description": "the bot, for the length of a turn"},
}
# What any endpoint may answer, whatever it does.
ANYWHERE = {"422": "/problems/malformed", "503": "/problems/database-unavailable"}
# Shapes the framework would describe, and that are never sent.
NEVER_SENT = ("HTTPValidationError", "ValidationError")


def describe(app: FastAPI) -> dict[str, Any]:
    """The framework's description, with the errors as they are really sent and who may call."""
    if app.openapi_schema is None:
        document = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        components = document["components"]
        components["schemas"]["Problem"] = Problem.model_json_schema()
        for name in NEVER_SENT:
            components["schemas"].pop(name, None)
        components["securitySchemes"] = SCHEMES
        for operations in document["paths"].values():
            for operation in operations.values():
                _tell_truly(operation)
        app.openapi_schema = document
    return app.openapi_schema


def _tell_truly(operation: dict[str, Any]) -> None:
    schema = {"$ref": "#/components/schemas/Problem"}
    responses = operation["responses"]
    for status, kind in ANYWHERE.items():
        known = responses.get(status, {}).get("description", "")
        told = kind if known in ("", "Validation Error") else f"{known}; {kind}"
        responses[status] = {"description": told}
    for status, response in responses.items():
        if int(status) >= 400:
            response["content"] = {"application/problem+json": {"schema": schema}}
    tags = operation.get("tags", [])
    if "brand" not in tags:
        operation["security"] = [{"session": []}, {"turn": []}] if "billing" in tags else [{"session": []}]


def written() -> str:
    """The file's text. It does not depend on where it is made: no server is asked."""
    from api.app import build, create_app  # the application describes itself with this module

    chosen = Settings(
        environment="demo",
        database_url="postgresql://localhost/none",
        redis_url="redis://localhost",
        bot_url="http://localhost",
        bot_secret=UNUSED,
        token_secret=UNUSED,
    )
    return json.dumps(create_app(build(chosen)).openapi(), indent=2, ensure_ascii=False) + "\n"


def main() -> int:
    described = written()
    if "--check" not in sys.argv:
        PATH.parent.mkdir(parents=True, exist_ok=True)
        PATH.write_text(described)
        return 0
    if PATH.is_file() and PATH.read_text() == described:
        return 0
    print(f"{PATH.relative_to(ROOT)} is not what the code says. Run: make client", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
