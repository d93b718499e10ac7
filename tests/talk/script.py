"""The format of tests/talk/conversations/<topic>.yml: what may stand in a talk. docs/add-a-conversation.md tells it."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from api.demo.fault import SYSTEMS
from api.demo.personas import PERSONAS, Persona
from api.systems.faults import Fault
from tests.talk.effects import CHANGING, LOOKED_AT

Kind = Literal[
    "happy",
    "cancel",
    "correct",
    "digress",
    "ambiguous",
    "invalid",
    "negation",
    "repeat",
    "small_talk",
    "knowledge",
    "guard",
    "system_down",
]
KINDS: tuple[str, ...] = get_args(Kind)
NOBODY = "nobody"
PEOPLE = {persona.given_name.lower(): persona for persona in PERSONAS}
# What a turn can do, as it is written.
DEEDS = ("customer", "choose", "signs in", "agent gives back", "break", "mend")
SIGNS_IN = "signs in"


class Wrong(ValueError):
    """Something in a talk that can't be meant."""


def _listed(value: Any) -> Any:
    """One thing may be written without the brackets of a list."""
    return [value] if isinstance(value, str) else value


def _refuse_unknown(given: Iterable[str], known: Iterable[str], what: str) -> None:
    for name in given:
        if name not in known:
            raise Wrong(f"there is no {what} {name!r}; known are: {', '.join(known)}")


def faulty(value: dict[str, str]) -> dict[str, str]:
    _refuse_unknown(value, SYSTEMS, "system")
    _refuse_unknown(value.values(), [*Fault], "fault")
    return value


def _changing(value: dict[str, str]) -> dict[str, str]:
    _refuse_unknown(value, CHANGING, "effect")
    return value


def _looked_at(value: dict[str, str]) -> dict[str, str]:
    _refuse_unknown(value, LOOKED_AT, "effect")
    return value


def _person(value: str) -> str:
    _refuse_unknown([value], [*PEOPLE, NOBODY], "person")
    return value


def _systems(value: list[str]) -> list[str]:
    _refuse_unknown(value, SYSTEMS, "system")
    return value


Texts = Annotated[list[str], BeforeValidator(_listed)]
Systems = Annotated[Texts, AfterValidator(_systems)]
Faulty = Annotated[dict[str, str], AfterValidator(faulty)]
Changes = Annotated[dict[str, str], AfterValidator(_changing)]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Turn(Strict):
    """One thing that is done, and what has to come of it."""

    customer: str | None = None
    choose: str | None = None
    signs_in: Literal["yes", "by phone", "by e-mail", "with a wrong code"] | None = Field(None, alias=SIGNS_IN)
    given_back: str | None = Field(None, alias="agent gives back")
    breaks: Faulty | None = Field(None, alias="break")
    mends: Systems | None = Field(None, alias="mend")

    answer: Texts | None = None
    offers: Texts = []
    never_offers: Texts = Field([], alias="never offers")
    says: Texts = []
    never_says: Texts = Field([], alias="never says")
    card: Texts | None = None
    form: Texts | None = None
    link: Texts | None = None
    event: Texts = []
    so_far: Changes | None = Field(None, alias="so far")
    segments: int = Field(1, ge=1, le=3)

    @model_validator(mode="before")
    @classmethod
    def _a_word_alone(cls, written: Any) -> Any:
        return {SIGNS_IN: "yes"} if written == SIGNS_IN else written

    @model_validator(mode="after")
    def _one_deed(self) -> Self:
        if len(self.deeds) != 1:
            raise Wrong(f"a turn does one of: {', '.join(DEEDS)}; this one does {' and '.join(self.deeds) or 'none'}")
        return self

    @property
    def deeds(self) -> list[str]:
        done = (self.customer, self.choose, self.signs_in, self.given_back, self.breaks, self.mends)
        return [name for name, value in zip(DEEDS, done, strict=True) if value is not None]

    def __str__(self) -> str:
        match self.deeds[0]:
            case "customer":
                return f"“{self.customer}”"
            case "choose":
                return f"presses [{self.choose}]"
            case "agent gives back":
                return f"an agent gives it back, to go on with {self.given_back}"
            case "break":
                return "breaks " + ", ".join(f"{system}: {fault}" for system, fault in (self.breaks or {}).items())
            case "mend":
                return f"mends {', '.join(self.mends or [])}"
        return SIGNS_IN


class Talk(Strict):
    talk: str = Field(min_length=8)
    kind: Kind
    who: Annotated[str, AfterValidator(_person)]
    turns: list[Turn] = Field(min_length=1)
    changes: Changes = {}
    ends_with: Annotated[dict[str, str], AfterValidator(_looked_at)] = Field({}, alias="ends with")
    broken: Faulty = {}
    sms: Literal["yes", "no"] = "no"
    signed_in: Literal["yes", "no"] = Field("yes", alias="signed in")
    # Where it stands; the reader adds it.
    topic: str
    place: str

    @model_validator(mode="after")
    def _somebody_signs_in(self) -> Self:
        if self.who == NOBODY and self.signs_in_itself:
            raise Wrong("nobody can't sign in: name a person of docs/demo.md in `who`")
        return self

    @property
    def persona(self) -> Persona | None:
        return PEOPLE.get(self.who)

    @property
    def signs_in_itself(self) -> bool:
        return any(turn.signs_in for turn in self.turns)

    @property
    def begins_signed_in(self) -> bool:
        return self.who != NOBODY and self.signed_in == "yes" and not self.signs_in_itself

    @property
    def alone(self) -> bool:
        """Faults are everybody's: nothing else may go on meanwhile."""
        return any(turn.breaks or turn.mends for turn in self.turns)

    @property
    def breaks_meanwhile(self) -> set[str]:
        return {system for turn in self.turns for system in turn.breaks or ()}

    @property
    def in_texts(self) -> bool:
        """As on a channel that can show nothing but text."""
        return self.sms == "yes"

    def matches(self, wanted: str) -> bool:
        wanted = wanted.lower().strip()
        return wanted in (self.topic, self.kind) or wanted in self.talk.lower() or wanted in self.place

    def __str__(self) -> str:
        return f"{self.topic}: {self.talk}"
