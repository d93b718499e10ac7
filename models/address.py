"""How the database's address is written for SQLAlchemy."""


def driver_url(url: str) -> str:
    """The same address with our driver named, for SQLAlchemy would look for another one."""
    for scheme in ("postgresql://", "postgres://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    return url
