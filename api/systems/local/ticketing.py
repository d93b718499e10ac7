"""The ticketing system on our own database."""

from api.db import Database
from api.systems.ports.ticketing import NewTicket, Ticket


class LocalTicketing:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def open(self, ticket: NewTicket, *, reference: str) -> Ticket:
        raise NotImplementedError
