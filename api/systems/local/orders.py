"""The order system on our own database."""

from api.db import Database
from api.systems.ports.orders import NewOrder, Order


class LocalOrders:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def place(self, order: NewOrder, *, reference: str) -> Order:
        raise NotImplementedError
