"""The file that the web client is generated from.

python -m api.openapi            writes it
python -m api.openapi --check    fails if it is not up to date
"""

import json
import sys

from fastapi import FastAPI
from pydantic import SecretStr

from api.app import build, create_app
from api.settings import ROOT, Settings

PATH = ROOT / "web" / "packages" / "client" / "openapi.json"
UNUSED = SecretStr("nothing is signed or called while describing")


def described_app() -> FastAPI:
    """The application, connected to nothing: it looks the same wherever it is made."""
    chosen = Settings(
        environment="demo",
        database_url="postgresql://localhost/none",
        redis_url="redis://localhost",
        bot_url="http://localhost",
        bot_secret=UNUSED,
        token_secret=UNUSED,
        desk_secret=UNUSED,
    )
    return create_app(build(chosen))


def written() -> str:
    return json.dumps(described_app().openapi(), indent=2, ensure_ascii=False) + "\n"


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
