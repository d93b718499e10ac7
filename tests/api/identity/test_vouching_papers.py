"""What docs/widget.md tells web developers to sign is what is believed."""

import re
from pathlib import Path

from pydantic import SecretStr

from api.identity.vouching import read

PAGE = Path(__file__).parents[3] / "docs" / "widget.md"
SECRET = "a secret as the page says how to make one"


def test_the_page_s_own_lines_sign_what_is_believed() -> None:
    (lines,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL)
    names = {"SECRET": SECRET, "account_number": "OL-100234"}
    exec(lines, names)
    assert read(names["token"], {"my.operator.example": [SecretStr(SECRET)]}).reference == "OL-100234"
