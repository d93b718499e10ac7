"""The payment system on our own database."""

from api.db import Database
from api.systems.ports.payment import NewPayment, Payment


class LocalPayment:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def pay(self, payment: NewPayment, *, reference: str) -> Payment:
        raise NotImplementedError
