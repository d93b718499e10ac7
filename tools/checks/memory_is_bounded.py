"""A policy that memorises talks names how far back it looks; without a bound every turn gets slower."""

from pathlib import Path

from tools.bot_files import load

MEMORISES = ("MemoizationPolicy", "AugmentedMemoizationPolicy", "TEDPolicy", "UnexpecTEDIntentPolicy")


def problems(root: Path) -> list[str]:
    return [
        f"config.yml: {policy['name']} has no max_history"
        for policy in load(root / "config.yml").get("policies") or []
        if policy["name"].split(".")[-1] in MEMORISES and not policy.get("max_history")
    ]
