"""What any of the brands sells is understood by its name, and no word of the assistant's belongs to one brand."""

import re
from pathlib import Path

import pytest

from bot.actions.client import Operator
from bot.dialogue.wording import read
from bot.reading.names import find_names

ROOT = Path(__file__).resolve().parent.parent.parent
CATALOGUES = sorted((ROOT / "brands").glob("*/catalogue.toml"))
SAID = sorted(path for room in ("wording", "guides", "knowledge") for path in (ROOT / "bot/data" / room).iterdir())
OF_ONE_BRAND = re.compile(r"optilink|opticom|telecomsphere|telecomnet|[£€₹]", re.IGNORECASE)


def plans(catalogue: Path) -> list[str]:
    """Plans stand before the add-ons."""
    return re.findall(r'name = "([^"]+)"', catalogue.read_text(encoding="utf-8").split("[addons", 1)[0])


def passes(catalogue: Path) -> list[str]:
    extras = catalogue.read_text(encoding="utf-8").split("[addons", 1)[1].split("[abroad", 1)[0]
    return re.findall(r'name = "([^"]+)"', extras)


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.parent.name)
def test_every_plan_is_found_by_its_name_and_taken_for_no_other(catalogue):
    names = plans(catalogue)
    assert len(names) == 14
    for name in names:
        found = find_names(f"switch me to {name.lower()} please", "plan", names)
        assert [one.value for one in found] == [name]


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.parent.name)
def test_every_add_on_and_pass_is_found_by_its_name(catalogue):
    names = passes(catalogue)
    assert len(names) == 11
    for name in names:
        assert name in [one.value for one in find_names(f"add {name.lower()}", "addon", names)]


@pytest.mark.parametrize("path", SAID, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_word_of_the_assistant_s_belongs_to_one_brand(path):
    assert OF_ONE_BRAND.findall(path.read_text(encoding="utf-8")) == []


def test_a_number_for_an_example_is_the_brand_s():
    said = read()["accounts.update_contact_phone_again"].say
    assert not [key for key, one in read().wordings.items() if "07700" in f"{one.say} {one.sms}"]
    assert "020 910 0123" in said.format(**Operator(example_phone="020 910 0123").facts)
