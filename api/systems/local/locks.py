"""In which order rows are locked, so that no two wait for each other for ever.

account -> payment -> service -> bill or order -> arrangement or visit -> visiting window

Whoever needs several takes them in this order; whoever needs only a later one begins there and never goes back. A new
row that refers to an account is itself a lock on that account: of its key. It comes at any time, so it must not have
to wait, and therefore nobody takes an account FOR UPDATE, which keeps the key to itself.
"""

import uuid
from typing import Final

from sqlalchemy import ScalarSelect, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Account

# FOR NO KEY UPDATE: nobody else changes the row, and others may refer to it.
ALL_BUT_KEY: Final = {"key_share": True}


async def lock_account(session: AsyncSession, account_id: uuid.UUID | ScalarSelect[uuid.UUID]) -> Account:
    wanted = select(Account).where(Account.id == account_id).with_for_update(key_share=True)
    return (await session.scalars(wanted.execution_options(populate_existing=True))).one()
