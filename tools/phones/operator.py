"""Whose phones these are: the name and the country in the brand's file, read without starting the product."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import phonenumbers

BRANDS = Path(__file__).resolve().parent.parent.parent / "brands"
FIRST = "optilink"


@dataclass(frozen=True)
class Operator:
    name: str
    region: str
    example: str

    @property
    def country_code(self) -> str:
        return str(phonenumbers.country_code_for_region(self.region))

    def in_full(self, number: str) -> str | None:
        """A number as people of the country write it, or in full."""
        try:
            read = phonenumbers.parse(number, self.region)
        except phonenumbers.NumberParseException:
            return None
        if not phonenumbers.is_possible_number(read):
            return None
        return phonenumbers.format_number(read, phonenumbers.PhoneNumberFormat.E164)


def operator_of(environment: Mapping[str, str]) -> Operator:
    said = tomllib.loads((BRANDS / (environment.get("BRAND") or FIRST) / "brand.toml").read_text(encoding="utf-8"))
    return Operator(said["name"], said["region"], said["example_phone"])
