"""The catalogue on our own database."""

from api.db import Database


class LocalCatalogue:
    def __init__(self, database: Database) -> None:
        self._database = database
