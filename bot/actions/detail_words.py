"""How customers name their details, and how they write an address, a name or a code."""

import re

CODE = re.compile(r"\D*((?:\d[ -]?){6})\D*")
WHAT = (
    ("email", re.compile(r"\be-?mails?\b|@", re.IGNORECASE)),
    ("name", re.compile(r"\b(?:sur|first |last |maiden |married |my )name\b|\bmarried\b|\bdivorced?\b", re.IGNORECASE)),
    ("phone", re.compile(r"\b(?:phone|mobile|cell|contact|telephone|new) ?numbers?\b|\bnumbers?\b", re.IGNORECASE)),
    ("address", re.compile(r"\baddress\b|\bpost ?code\b|\bmoved\b|\bmoving\b|\bpost\b|\bletters?\b", re.IGNORECASE)),
)
DIGIT = re.compile(r"\d")
NAME_LEAD = re.compile(r"^\W*(?:(?:my|the|new|name|it|full|is|it's|should be|to|now|as|i'?m)\b[\s:]*)+", re.IGNORECASE)
LONGEST_ADDRESS = 120
