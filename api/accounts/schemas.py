"""What accounts take in and send over the wire: people, what they have, and what they change."""

import re
import unicodedata
import uuid
from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field

from api.accounts.languages import LanguageCode
from api.bodies import Body, Line, Text
from api.formats import DayOut, MoneyOut
from models import AccountKind, AccountState, ContactField, ServiceKind, ServiceState

# Letters by their category, and blank to the eye.
BLANKS = str.maketrans(dict.fromkeys("\u115f\u1160\u3164\uffa0", " "))
JOINER, EMOJI = "\u200d", "\u2190-\u2bff\U0001f000-\U0001faff"
# It joins two emoji into one, the first perhaps with a colour; elsewhere nothing of it is to be seen.
STRAY_JOINER = re.compile(f"(?<![{EMOJI}\ufe0f]){JOINER}|{JOINER}(?![{EMOJI}])")


def _tidy(text: str) -> str:
    """On one line, with something to be seen in it and nothing unseen, as what turns the direction of what follows."""
    seen = "".join(each for each in " ".join(text.translate(BLANKS).split()) if _is_kept(each))
    tidy = " ".join(STRAY_JOINER.sub("", seen).split())
    if not any(unicodedata.category(character)[0] in "LNPS" for character in tidy):
        raise ValueError("there is nothing to read in it")
    return tidy


def _is_kept(character: str) -> bool:
    return character == JOINER or not unicodedata.category(character).startswith("C")


Tidy = Annotated[Line, AfterValidator(_tidy)]


class PhoneOut(BaseModel):
    number: str = Field(description="as systems write it", examples=["+447700900101"])
    display: str = Field(description="as people write it", examples=["07700 900101"])


class LanguageOut(BaseModel):
    code: str = Field(examples=["en"])
    name: str = Field(examples=["English"])


class OwnServiceOut(BaseModel):
    id: uuid.UUID
    label: str = Field(examples=["Mobile ending 101"])
    kind: ServiceKind
    state: ServiceState
    plan: str = Field(examples=["SIM 20"])
    number: PhoneOut | None
    address: str | None = Field(description="where it is; null for what goes along")
    postcode: str | None
    nickname: str | None
    contract_ends_on: DayOut | None = Field(description="null where the customer may leave with a month's notice")
    roaming: bool | None = Field(description="whether it may use networks abroad; null of what is no mobile line")


class OwnAccountOut(BaseModel):
    id: uuid.UUID
    label: str = Field(examples=["Ana Brown, ending 101"])
    kind: AccountKind
    business_name: str | None
    held: bool = Field(description="false where somebody else holds it and this customer uses a line of it")
    number: str | None = Field(description="null on an account of somebody else's")
    state: AccountState | None = Field(description="null on an account of somebody else's")
    services: list[OwnServiceOut] = Field(description="all on an account that is held, else the customer's own")


class PostalAddressOut(BaseModel):
    address: str | None
    postcode: str | None


class MeOut(BaseModel):
    id: uuid.UUID = Field(description="tells two customers at one screen apart, whatever they are called by now")
    name: str
    given_name: str
    family_name: str
    email: str | None
    phone: PhoneOut | None = Field(description="where the customer is reached; lines have numbers of their own")
    home: PostalAddressOut
    language: LanguageOut
    languages: list[LanguageOut] = Field(description="those that can be chosen")
    accounts: list[OwnAccountOut]
    as_of: str = Field(description="when the account system said so", examples=["10:40"])


class NewContactBody(Body):
    field: ContactField
    value: Annotated[Text, Field(max_length=320, examples=["ana@example.com"])]


class ContactChangeOut(BaseModel):
    id: uuid.UUID
    field: ContactField
    sent_to: str = Field(description="masked", examples=["a\N{BULLET}\N{BULLET}\N{BULLET}@example.com"])
    ends_at: datetime
    ends_at_display: str = Field(examples=["15:40"])


class ContactCodeBody(Body):
    code: Annotated[Line, Field(max_length=40, examples=["123456"])]


class NewAddressBody(Body):
    address: Annotated[Tidy, Field(examples=["4 Mill Lane, Sheffield"])]
    postcode: Annotated[Line, Field(max_length=16, examples=["S11 8AB"])]


class NewNameBody(Body):
    given_name: Annotated[Tidy, Field(max_length=80)]
    family_name: Annotated[Tidy, Field(max_length=80)]


class ConfirmedDetailsBody(Body):
    quote_id: uuid.UUID


class DetailsQuoteOut(BaseModel):
    """What would change, what would not, and what it costs: nothing."""

    quote_id: uuid.UUID
    before: str = Field(examples=["12 Elm Road, S11 0ZZ"])
    after: str = Field(examples=["4 Mill Lane, Sheffield, S11 8AB"])
    changes: list[str] = Field(description="sentences for the customer")
    stays: list[str] = Field(description="sentences for the customer: what one might think changes too")
    price: MoneyOut
    starts_on: DayOut
    ends_at: datetime
    ends_at_display: str = Field(examples=["15:40"])


class DetailsReceiptOut(BaseModel):
    number: str = Field(description="what a customer can name when they ask about it", examples=["A-7K2M9QX"])
    done: str = Field(examples=["Your postal address is now 4 Mill Lane, Sheffield, S11 8AB."])
    starts_on: DayOut


class LanguageBody(Body):
    language: LanguageCode


class NicknameBody(Body):
    nickname: Annotated[Tidy, Field(max_length=40)] | None = Field(
        description="what its people call it; null takes the name off", examples=["Maya's phone"]
    )


class NicknameOut(BaseModel):
    service_id: uuid.UUID
    nickname: str | None
    label: str = Field(description="what the service is called from now on")


class RoamingBody(Body):
    on: bool = Field(description="false: no calls, texts or data abroad")


class RoamingOut(BaseModel):
    number: str = Field(description="what a customer can name when they ask about it", examples=["A-7K2M9QX"])
    service_id: uuid.UUID
    label: str = Field(examples=["Mobile ending 101"])
    on: bool
    told: str = Field(examples=["Roaming is on for Mobile ending 101."])
