"""The trained model on messages it has never seen."""

import sys
from collections import Counter

import pytest
import yaml
from conftest import ROOT

# Measured at 0.96. Lower than this, somebody would notice in talking to it.
GOOD_ENOUGH = 0.85
# What is asked most must not hide behind the average.
GOOD_ENOUGH_FOR_BILLS = 0.75


def heldout() -> list[tuple[str, str]]:
    body = yaml.safe_load((ROOT / "tests" / "bot" / "heldout.yml").read_text(encoding="utf-8"))
    return [(i["intent"], line.removeprefix("- ")) for i in body["nlu"] for line in i["examples"].splitlines()]


async def test_held_out_messages_are_understood(model, capsys):
    right: Counter[str] = Counter()
    wrong: list[str] = []
    for intent, message in heldout():
        found = (await model.parse_message(message))["intent"]["name"]
        right[intent] += found == intent
        if found != intent:
            wrong.append(f"  {intent}: {message!r} was taken for {found}")
    accuracy = sum(right.values()) / len(heldout())
    report = "\n".join([f"held-out accuracy {accuracy:.3f} on {len(heldout())} messages", *wrong])
    with capsys.disabled():
        sys.stdout.write(f"\n{report}\n")
    assert accuracy >= GOOD_ENOUGH, report
    asked = Counter(intent for intent, _ in heldout())
    for intent in ("check_bill", "explain_bill"):
        assert right[intent] / asked[intent] >= GOOD_ENOUGH_FOR_BILLS


@pytest.mark.parametrize("message", ["zzqx blorp", "77", "😀", "?", "£84"])
async def test_nonsense_is_not_understood(model, message):
    assert (await model.parse_message(message))["intent"]["name"] == "nlu_fallback"
