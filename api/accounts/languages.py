"""The languages customers can be written to in."""

from typing import Literal, get_args

LanguageCode = Literal["en"]
LANGUAGES: dict[str, str] = {"en": "English"}
assert tuple(LANGUAGES) == get_args(LanguageCode)


def language_name(code: str) -> str:
    """One that was kept before and is not offered any more goes by its code."""
    return LANGUAGES.get(code, code)
