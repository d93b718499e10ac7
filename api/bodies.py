"""What every request body shares: nothing unknown is let in, and what people type is normalised."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from api.masking import mask_cards


class Body(BaseModel):
    """An unknown field is refused: whoever sends one expects it to do something."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


def _without_control(text: str) -> str:
    if any(ord(character) < 32 and character not in "\n\t" for character in text):
        raise ValueError("control characters are not text")
    return text


# PostgreSQL keeps no NUL, and nobody keeps a card number.
_Kept = (AfterValidator(_without_control), AfterValidator(mask_cards))
# One line, and a longer text, as people type them.
Line = Annotated[str, Field(min_length=1, max_length=120), *_Kept]
Text = Annotated[str, Field(min_length=1, max_length=4000), *_Kept]
# The same, and nothing at all.
Typed = Annotated[str, Field(max_length=4000), *_Kept]
# What a conversation is filed under: a few words each, and few of them.
Tag = Annotated[
    str, AfterValidator(str.lower), Field(min_length=1, max_length=32, pattern=r"^\w[\w -]*$", examples=["refund"])
]
MOST_TAGS = 10
# Minor units. Nobody owes more than ten million pounds.
AmountMinor = Annotated[int, Field(gt=0, le=1_000_000_000, examples=[4210])]
