"""The usage system on our own database."""

from api.db import Database


class LocalUsage:
    def __init__(self, database: Database) -> None:
        self._database = database
