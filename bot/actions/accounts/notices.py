"""What the customer is told without asking, on which way, and in which language."""

import re
from typing import Any

from bot.actions.accounts.details import ME
from bot.actions.accounts.notice_words import INSTEAD, KINDS, LANGUAGE, ONLY_THAT, PAPER, STOP, WAYS
from bot.dialogue.form import Form, Question
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn

CHOICES = "/v1/accounts/notification-choices"
ALL, ON, OFF, ONLY = "all", "on", "off", "only"
OFFERED = ("offer", "bill", "outage", ALL)


class NotificationSettings(Form):
    """Kind, way, on or off: what was said is taken, what is missing is asked. It can be switched back any time."""

    intent = "notification_settings"
    topic = "accounts"
    once_more = True
    questions = (Question("kind"), Question("way"), Question("wanted"))
    refusals = {"one-channel-needed": "accounts.one_way_needed"}

    def goes_on_with(self, turn: Turn) -> bool:
        """ "And the bills", "by e-mail too", "only the texts": another kind or way than the one that was switched."""
        return any(named.search(turn.words) for _, named in (*KINDS, *WAYS))

    async def begin(self, turn: Turn, form: Opened) -> bool:
        if LANGUAGE.search(turn.words):
            return await self._language(turn)
        if PAPER.search(turn.words):
            turn.say("accounts.paper")
            return False
        choices = await turn.get(CHOICES)
        if not choices.ok:
            await self.stop(turn, choices)
            return False
        form.facts["now"] = self._now(turn, choices.body["kinds"])
        no_kind = await self.read_kind(turn, form, turn.words) is None
        if no_kind and await self.read_way(turn, form, turn.words) and await self.read_wanted(turn, form, turn.words):
            # "Stop texting me": whatever it is about.
            form.values["kind"] = ALL
        return True

    async def _language(self, turn: Turn) -> bool:
        me = await turn.get(ME)
        if not me.ok:
            await self.stop(turn, me)
            return False
        known = me.body["languages"]
        named = next((one for one in known if re.search(rf"\b{one['name']}\b", turn.words, re.IGNORECASE)), None)
        if named is None or len(known) == 1:
            turn.say("accounts.languages", languages=", ".join(one["name"] for one in known))
            return False
        chosen = await turn.put("/v1/accounts/language", {"language": named["code"]})
        if chosen.ok:
            turn.say("accounts.language_now", language=chosen.body["name"])
        else:
            await self.stop(turn, chosen)
        return False

    async def options_kind(self, turn: Turn, form: Opened) -> list[Reply]:
        return [Reply(turn.phrase(f"accounts.about_{kind}"), value=kind) for kind in OFFERED]

    async def options_way(self, turn: Turn, form: Opened) -> list[Reply]:
        return [Reply(turn.phrase(f"accounts.way_{way}"), value=way) for way in ("sms", "email", "push", ALL)]

    async def options_wanted(self, turn: Turn, form: Opened) -> list[Reply]:
        return [Reply(turn.phrase(f"accounts.want_{wanted}"), value=wanted) for wanted in (ON, OFF)]

    async def read_kind(self, turn: Turn, form: Opened, words: str) -> str | None:
        return next((kind for kind, named in KINDS if named.search(words)), None)

    async def read_way(self, turn: Turn, form: Opened, words: str) -> str | None:
        """One way, or "email not sms" as the one that is to stay."""
        wanted = INSTEAD.split(words, maxsplit=1)[0]
        named = _named(wanted) or _named(words)
        return (
            ALL if len(named) > 1 or (form.asked == "way" and re.search(r"\ball\b", words)) else next(iter(named), None)
        )

    async def read_wanted(self, turn: Turn, form: Opened, words: str) -> str | None:
        before, *after = INSTEAD.split(words, maxsplit=1)
        if _named(before) and (ONLY_THAT.search(words) or (after and _named(after[0]))):
            return ONLY
        if STOP.search(words):
            return OFF
        return (
            ON
            if re.search(r"\b(?:send|start|want|(?:turn|switch)(?:ed)? (?:\w+ ){0,2}on|(?:text|e-?mail) me)\b", words)
            else None
        )

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        if form.values["kind"] == ALL:
            self.confirm(
                turn,
                f"accounts.notices_confirm_{form.values['wanted']}",
                yes=turn.phrase("accounts.notices_yes"),
                no=turn.phrase("accounts.notices_no"),
                way=turn.phrase(f"accounts.in_{form.values['way']}"),
            )
        else:
            await self.act(turn, form)

    async def act(self, turn: Turn, form: Opened) -> None:
        choices = await turn.get(CHOICES)
        if not choices.ok:
            await self.stop(turn, choices)
            return
        kinds = [one for one in choices.body["kinds"] if form.values["kind"] in (one["kind"], ALL)]
        new = [choice for kind in kinds for choice in _new(kind, form.values["way"], form.values["wanted"])]
        if not new:
            self.finish(turn)
            has_to_be = form.values["wanted"] == OFF and len(kinds) == 1 and kinds[0]["needed"]
            key = "accounts.notices_needed" if has_to_be else "accounts.notices_already"
            turn.say(key, **self._state(turn, kinds), why=kinds[0]["needed"])
            return
        kept = await turn.put(CHOICES, {"choices": new})
        if not await self.went_through(turn, kept):
            return
        changed = [one for one in kept.body["kinds"] if form.values["kind"] in (one["kind"], ALL)]
        if len(changed) > 1:
            turn.say("accounts.notices_now_all", now=self._now(turn, changed))
        else:
            turn.say("accounts.notices_now", **self._state(turn, changed))

    def _state(self, turn: Turn, kinds: list[dict[str, Any]]) -> dict[str, Any]:
        if len(kinds) > 1:
            return {"label": turn.phrase("accounts.all_messages"), "ways": self._now(turn, kinds)}
        return {"label": kinds[0]["label"], "ways": _ways(turn, kinds[0])}

    def _now(self, turn: Turn, kinds: list[dict[str, Any]]) -> str:
        """Kinds that go the same ways together: "Bills, payments: by e-mail and text"."""
        together: dict[str, list[str]] = {}
        for kind in kinds:
            together.setdefault(_ways(turn, kind), []).append(turn.phrase(f"accounts.kind_{kind['kind']}"))
        return "; ".join(f"{', '.join(labels)} {ways}" for ways, labels in together.items())


def _named(words: str) -> list[str]:
    return [way for way, named in WAYS if named.search(words)]


def _ways(turn: Turn, kind: dict[str, Any]) -> str:
    wanted = [turn.phrase(f"accounts.in_{one['channel']}") for one in kind["channels"] if one["wanted"]]
    if not wanted:
        return turn.phrase("accounts.in_no_way")
    return turn.phrase("accounts.and", first=", ".join(wanted[:-1]), last=wanted[-1]) if wanted[1:] else wanted[0]


def _new(kind: dict[str, Any], way: str, wanted: str) -> list[dict[str, Any]]:
    """What differs from now. Of what has to reach the customer, the e-mail stays where nothing else would."""
    ways = kind["channels"]
    goes_out = any(one["wanted"] for one in ways)
    after = {one["channel"]: _after(one, way, wanted, goes_out=goes_out) for one in ways}
    if kind["needed"] and not any(after.values()):
        after["email"] = True
    return [
        {"kind": kind["kind"], "channel": one["channel"], "wanted": after[one["channel"]]}
        for one in ways
        if after[one["channel"]] != one["wanted"]
    ]


def _after(choice: dict[str, Any], way: str, wanted: str, *, goes_out: bool) -> bool:
    """What goes out at all goes the one way alone; what was off everywhere is not begun by that."""
    if wanted == ONLY and way != ALL:
        return goes_out and choice["channel"] == way
    if way in (choice["channel"], ALL):
        return wanted == ON
    return bool(choice["wanted"])
