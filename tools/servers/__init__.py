"""Real PostgreSQL and Redis servers from wheels, for a machine that has none."""

from tools.servers.embedded import embedded_postgres, embedded_redis
from tools.servers.postgres import Postgres
from tools.servers.redis import Redis

__all__ = ["Postgres", "Redis", "embedded_postgres", "embedded_redis"]
