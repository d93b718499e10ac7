"""The environment of our processes: what the caller set, what was kept, and addresses that are free now."""

import os
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from tools.ports import free_ports

# Not inherited: they would point a stack of its own at somebody else's servers or packages, or, the last one, make
# every start compile Rasa and all it stands on again.
OURS = (
    "DATABASE_URL", "REDIS_URL", "HOST", "PORT", "PUBLIC_URL", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV",
    "PYTHONDONTWRITEBYTECODE",
)  # fmt: skip
DEFAULTS = {
    "BRAND": "optilink",
    "ENVIRONMENT": "demo",
    "PYTHONUNBUFFERED": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "RASA_TELEMETRY_ENABLED": "false",
    "SANIC_HOST": "127.0.0.1",
    # Rasa's libraries greet with pages of warnings about themselves.
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
}
EVERYWHERE = ("0.0.0.0", "::", "")


def reachable(host: str, port: int) -> str:
    """The address under which a server that listens on this host is reached from this machine."""
    name = "127.0.0.1" if host in EVERYWHERE else host
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def compose(host: str, port: int, keys: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    bot, actions, worker = free_ports(3)
    url = reachable(host, port)
    inherited = {name: value for name, value in os.environ.items() if name not in OURS}
    addresses = {
        "HOST": host,
        "PORT": str(port),
        "API_URL": url,
        "PUBLIC_URL": url,
        "BOT_PORT": str(bot),
        "BOT_URL": f"http://127.0.0.1:{bot}",
        "ACTIONS_PORT": str(actions),
        "ACTIONS_URL": f"http://127.0.0.1:{actions}/webhook",
        "WORKER_PORT": str(worker),
    }
    secrets = {name: keys[name] for name in ("BOT_SECRET", "TOKEN_SECRET", "DESK_SECRET")}
    return DEFAULTS | secrets | inherited | addresses | dict(given)


def redis_parts(url: str) -> dict[str, str]:
    """The same server for Rasa's endpoints file, which wants it in pieces."""
    parts = urlsplit(url)
    return {
        "REDIS_HOST": parts.hostname or "127.0.0.1",
        "REDIS_PORT": str(parts.port or 6379),
        "REDIS_PASSWORD": unquote(parts.password or ""),
    }
