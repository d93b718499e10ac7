"""A bill as a file to keep."""

import uuid
from dataclasses import dataclass

from api.auth import Caller
from api.billing.printing import Printer
from api.billing.service import bill_in_context
from api.billing.typesetting import pdf_of
from api.parts import Parts


@dataclass(frozen=True, slots=True)
class Paper:
    file_name: str
    content: bytes


async def bill_paper(parts: Parts, caller: Caller, bill_id: uuid.UUID) -> Paper:
    bill, context = await bill_in_context(parts, caller, bill_id)
    printed = Printer(bill, context, parts.brand, parts.formats).printed()
    month = parts.formats.month_and_year(bill.issued_on)
    return Paper(f"{parts.brand.name} bill {bill.number} {month}.pdf", await pdf_of(printed, context.as_of))
