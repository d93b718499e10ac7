"""E-mail addresses that can be written to, and nothing that only looks like one."""

import re
from email.headerregistry import Address

# No quotes, brackets, spaces or commas: with those, one address could be two, or a header of its own.
WRITTEN = re.compile(r"([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64})@([^\s@<>,;:\"()\[\]\\]{1,253})")


def read_address(written: str, name: str = "") -> Address:
    """Raises ValueError. A domain beyond ASCII has another way to be written; a name before the @ has none."""
    found = WRITTEN.fullmatch(written)
    if found is None:
        raise ValueError("it is not like name@operator.example")
    try:
        domain = found[2].encode("idna").decode()
        return Address(display_name=name, username=found[1], domain=domain)
    except UnicodeError:
        raise ValueError("what follows the @ is no domain") from None
