"""What an SMSC keeps of a text it has taken, and how it tells what became of it."""

import time
from dataclasses import dataclass, field
from typing import Literal

from connectors.smpp.header import PartOf

WORDS = "id:{id} sub:001 dlvrd:001 submit date:2611212006 done date:2611212007 stat:{stat} err:{err} text:{text}"
Told = Literal["after", "before", "never"]


@dataclass
class Receipts:
    """When and how the SMSC tells what became of a text."""

    when: Told = "after"
    times: int = 1
    ids: Literal["text", "decimal", "hex"] = "text"
    stat: str = "DELIVRD"
    err: str = "000"
    words: str = WORDS
    with_tlvs: bool = False
    echoes_reference: bool = False


@dataclass(frozen=True)
class Submit:
    source: str
    to: str
    data_coding: int
    esm_class: int
    octets: bytes
    tlvs: dict[int, bytes]
    text: str
    part: PartOf | None
    number: int = 0
    at: float = field(default_factory=time.time)
