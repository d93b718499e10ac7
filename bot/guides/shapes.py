"""What a guide is made of, and the names that it shares with the api."""

from collections.abc import Mapping
from dataclasses import dataclass

# Names of the api, as in its diagnostics, outages, tickets and services. A test compares them with it.
SERVICES = {"broadband", "mobile", "tv", "landline"}
SYMPTOMS = {"no_service", "slow", "drops", "no_signal", "other"}
TICKETS = {"fault", "billing", "complaint", "request"}
# A verdict may be narrowed by the first step that the api gives with it: "sim/send_settings".
API_STEPS = {
    *("wait_for_start", "wait_for_restart", "wait_for_repair", "follow_outage", "lift_bar", "settle_account"),
    *("ask_holder", "top_up", "report_fault", "check_power", "check_cables", "restart_device", "send_settings"),
    *("change_channel", "move_router", "test_by_cable", "restart_phone", "try_elsewhere", "replace_sim"),
    *("test_again", "talk_to_us"),
}
# Or by what is known of the line beside it.
KNOWN_OF_LINE = {"roaming_off"}
# What each check can find. Those of the line test are what is left once outage and account were looked at.
FINDINGS = {
    "outage": {"suspected", "confirmed", "fixing", "planned"},
    "account": {"pending", "suspended", "barred", "out_of_credit", "used_up", "roaming_off"},
    "line_test": {"fine", "line_fault", "router_offline", "wifi", "slow_sync", "sim", "unknown"},
    "device": {"online", "offline", "restarting"},
}
# What a test of each kind of line can answer: a guide has to have words for all of it.
VERDICTS = {
    "broadband": {"fine", "line_fault", "router_offline", "wifi", "slow_sync", "unknown"},
    "tv": {"fine", "line_fault", "router_offline", "unknown"},
    "landline": {"fine", "line_fault", "unknown"},
    "mobile": {"fine", "sim", "unknown"},
}
# What only a line that can be taken along can have.
ONLY_MOBILE = {"roaming_off"}
# What the bot can do by itself when a choice asks for it.
DEEDS = {"restart_device", "send_settings", "test_again", "switch_roaming_on"}
# "told" ends what a check has explained: there is nothing to try. No step may lead to it. "left": so it is wanted.
KINDS = {"fixed", "ticket", "technician", "person", "guide", "topic", "told", "left"}


class GuideError(Exception):
    """A guide is out of form. The message names the file, the place in it, and what is wrong."""


@dataclass(frozen=True)
class Choice:
    """`go` is where it leads; with a deed `refused` is where it leads when that could not be done."""

    title: str
    means: tuple[str, ...]
    go: str
    tried: str | None
    does: str | None
    refused: str | None

    @property
    def targets(self) -> tuple[str, ...]:
        return (self.go, self.refused) if self.refused else (self.go,)


@dataclass(frozen=True)
class Step:
    name: str
    say: str
    sms: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Finding:
    """What a check has found, what is said of it, and where the guide goes on."""

    name: str
    say: str
    sms: str
    go: str


@dataclass(frozen=True)
class Check:
    name: str
    findings: Mapping[str, Finding]


@dataclass(frozen=True)
class Outcome:
    """`to` names the other guide, or one step of it ("wifi/one_device"), or the intent of another topic.

    `ticket` and `title` are of the case that is opened.
    """

    name: str
    kind: str
    say: str
    sms: str
    ticket: str | None
    title: str | None
    to: str | None


@dataclass(frozen=True)
class Guide:
    name: str
    title: str
    intent: str
    service: str
    symptom: str
    words: tuple[str, ...]
    checks: tuple[Check, ...]
    start: str
    steps: Mapping[str, Step]
    outcomes: Mapping[str, Outcome]

    @property
    def entries(self) -> tuple[str, ...]:
        """Where a walk can begin: at the start, or where a finding leads."""
        found = [finding.go for check in self.checks for finding in check.findings.values()]
        return tuple(dict.fromkeys([self.start, *found]))

    def target(self, name: str) -> Step | Outcome:
        return self.steps[name] if name in self.steps else self.outcomes[name]
