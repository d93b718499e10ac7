"""What a twin's things are called: numbers, addresses and a piece of the network that nobody else has."""

import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, text

from api.demo.ground import ground
from api.demo.names import listed
from models import Account, Area, Base, Customer, Order, Service, Ticket

# The upper half of nobody's numbers: the personas and the crowd have the lower one. The last hundred are left for
# numbers that somebody is to have later.
FREE = range(500, 900)
LATER_PHONE = 900
PHONES = text("""
    SELECT phone FROM unnest(CAST(:free AS text[])) AS pool (phone)
    WHERE NOT EXISTS (SELECT FROM customer WHERE customer.phone = pool.phone)
      AND NOT EXISTS (SELECT FROM service WHERE service.number = pool.phone AND state <> 'ceased')
    ORDER BY random() LIMIT :wanted""")
# Places that exist, and in each districts that do not.
PLACES = listed(
    "AB, AL, BA, BB, BD, BH, BL, BN, BR, BS, BT, CA, CB, CF, CH, CM, CR, CT, CV, DA, DD, DE, DG, DH, DL, DN, DT, DY, "
    "EH, FK, FY, GL, GU, HD, HG, HP, HR, HU, HX, IG, IP, IV, KA, KT, KY, LA, LD, LL, LN, LS, LU, MK, ML, NE, NG, NP, "
    "NR, OX, PA, PE, PH, PL, PO, PR, RG, RH, RM, SA, SG, SK, SL, SM, SN, SO, SP, SR, SS, ST, SY, TA, TD, TF, TN, TQ"
)
LETTERS = "ABCDEFGHJKMNPRTUVWXY"
TAIL = 6


@dataclass(frozen=True, slots=True)
class Names:
    """`given` says what each name of the persona's became; `number` is in all that has to be unlike any other's."""

    number: int
    given: dict[str, str]
    phones: list[str]

    @classmethod
    def of(cls, connection: Connection, rows: list[Base], area: Area) -> "Names":
        number = _next(connection, "ticket_number")
        old = sorted(set(_phones(rows)))
        found = connection.execute(PHONES, {"wanted": len(old), "free": [*map(ground().number, FREE)]}).scalars().all()
        if len(found) < len(old):
            raise LookupError("All phone numbers of the demo are in use: fill it afresh.")
        given = dict(zip(old, found, strict=True)) | {area.postcode_prefix: _district(number)}
        for row in rows:
            match row:
                case Account():
                    # Bills and payments are numbered by the end of this.
                    given |= {row.number: f"20{number:06d}", row.number[-TAIL:]: f"{number:06d}"}
                case Customer(email=str(email)):
                    given[email] = email.replace("@", f".{number}@")
                case Ticket():
                    given[row.number] = f"T{_next(connection, 'ticket_number')}"
                case Order():
                    given[row.number] = f"O{_next(connection, 'order_number')}"
        return cls(number, given, [*found])

    @property
    def new_phone(self) -> str:
        """One to change to."""
        return ground().number(LATER_PHONE + self.number % 100)

    @property
    def new_email(self) -> str:
        return f"new.{self.number}@example.com"

    def within(self, told: str) -> str:
        """A text of the persona's rows with the twin's names in it."""
        return re.sub("|".join(map(_alone, self.given)), lambda found: self.given[found.group()], told)

    def unlike(self, table: str, name: str) -> str:
        """Something that no two rows may have, and that nobody is called by."""
        match table:
            case "payment_method":
                return f"demo_{uuid.uuid4().hex}"
            case "device":
                return f"{name[:3]}{uuid.uuid4().hex[:12].upper()}"
            case "service_addon":
                return f"A{uuid.uuid4().int % 10**8:08d}"
            case "sim_card":
                return f"{name[:-12]}{self.number:08d}{name[-4:]}"
            case "notice":
                return f"{name}:{self.number}"
        return self.within(name)


def _phones(rows: Iterable[Base]) -> Iterator[str]:
    for row in rows:
        match row:
            case Customer(phone=str(phone)):
                yield phone
            case Service(number=str(number)):
                yield number


def _next(connection: Connection, sequence: str) -> int:
    return int(connection.scalar(text(f"SELECT nextval('{sequence}')")) or 0)


def _district(number: int) -> str:
    number, letter = divmod(number, len(LETTERS))
    number, digit = divmod(number, 10)
    return f"{PLACES[number % len(PLACES)]}{digit}{LETTERS[letter]}"


def _alone(name: str) -> str:
    """Not as a part of a longer word or number."""
    return rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])"
