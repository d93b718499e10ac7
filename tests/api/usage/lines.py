"""Lines of personas, by the end of their number."""

from sqlalchemy import select

from api.db import Database
from models import Service


async def service_of(database: Database, digits: str) -> Service:
    async with database.session() as session:
        found = await session.scalar(select(Service).where(Service.number == f"+447700900{digits}"))
    assert found is not None
    return found
