"""Makes a PDF of what a bill says. The font comes with the typesetter, so that it is the same on every machine."""

import asyncio
import logging
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import typst

from api.billing.document import PrintedBill

log = logging.getLogger(__name__)
TEMPLATE = (Path(__file__).parent / "bill.typ").read_bytes()
FONTS = typst.Fonts(include_system_fonts=False)
# Promises that a screen reader can read it, and so refuses a letter that no font has.
FOR_EVERYONE: Literal["ua-1"] = "ua-1"


async def pdf_of(bill: PrintedBill, at: datetime) -> bytes:
    """Off the event loop: a bill takes some hundredths of a second of pure work, a business's more."""
    return await asyncio.to_thread(_typeset, bill, at)


def _typeset(bill: PrintedBill, at: datetime) -> bytes:
    written, stamp = {"bill": bill.model_dump_json()}, int(at.timestamp())
    try:
        return typst.compile(
            TEMPLATE, font_paths=FONTS, sys_inputs=written, pdf_standards=FOR_EVERYONE, timestamp=stamp
        )
    except typst.TypstError as error:
        # A name in another script: this machine may have a font for it, and else a box stands for the letter.
        log.info("bill %s is set with other fonts: %s", bill.number, type(error).__name__)
        return typst.compile(TEMPLATE, font_paths=_all_fonts(), sys_inputs=written, timestamp=stamp)


@cache
def _all_fonts() -> typst.Fonts:
    """Looking for what a machine has takes a while, and is seldom needed."""
    return typst.Fonts()


def disposition(file_name: str) -> str:
    """A header that says a file's name to old clients in plain letters, and to all others as it is (RFC 6266)."""
    plain = "".join(
        sign if sign.isascii() and sign.isprintable() and sign not in '"\\%/' else "_" for sign in file_name
    )
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(file_name, safe='')}"
