"""A troubleshooting guide, walked with a customer: look first, say what was found, then one step a turn to an end.

    which guide -> who and which line -> checks -> step, step, step -> fixed, case, visit, person, another topic

What is open says with `asked` what it waits for; each has its own way to hear the answer.
"""

from typing import Any

from bot.actions.outages.looking import WALKED
from bot.actions.troubleshooting.abroad import abroad
from bot.actions.troubleshooting.checks import NOT_KNOWN, Found, Looked, look, outage_facts, test_line
from bot.actions.troubleshooting.ending import Ending
from bot.actions.troubleshooting.guiding import ALL_AWAY, GUIDES, NOTHING, guide_meant, say_outcome, say_step, say_text
from bot.actions.troubleshooting.starting import explained_by, says_nothing_works
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn
from bot.guides import Guide, Step, finding, tried

# Said by the customer, who sees more than we do.
NO_OUTAGE = "no_outage"
GUIDE, CASE, STEP = "guide", "case", "step"
# Where the line is fine at home, this may be what is wrong.
ROAMING_OFF = "roaming_off"
# A question shows so many choices at once; the last of them leads to the others.
MOST_SHOWN = 4
MORE = "more"


class Walk(Ending):
    """Picks the guide, looks at everything, and says what to do first."""

    async def begin(self, turn: Turn, form: Opened) -> bool:
        walked = turn.about.get(WALKED) if isinstance(turn.about, dict) else None
        if walked:
            form.text = walked["text"]
            form.facts = {**walked, NO_OUTAGE: True}
        guide = GUIDES[walked["guide"]] if walked else guide_meant(turn, self.intent)
        if guide:
            self.take_guide(form, guide)
        return True

    async def go_on(self, turn: Turn, form: Opened) -> None:
        if "ticket_id" in form.facts:
            await super().go_on(turn, form)
        elif "guide" not in form.facts and not await self._takes_what_explains(turn, form):
            self.ask_guide(turn, form)
        elif form.facts.get("without"):
            await self.reach(turn, form, GUIDES[form.facts["guide"]].start)
        else:
            await self.examine(turn, form)

    def take_guide(self, form: Opened, guide: Guide) -> None:
        form.facts["guide"] = form.values["guide"] = guide.name

    async def _takes_what_explains(self, turn: Turn, form: Opened) -> bool:
        """Nobody is asked what goes wrong where an outage, an unpaid bill or used-up data says it all."""
        name = await explained_by(turn, self.intent) if form.asked is None else None
        if name is None and says_nothing_works(turn.words):
            name = NOTHING[self.intent]
        if name:
            self.take_guide(form, GUIDES[name])
        return name is not None

    def ask_guide(self, turn: Turn, form: Opened, *, rest: bool = False) -> None:
        """What is wrong, by title. All can be named at once, not all be shown."""
        titles = [guide.title for guide in GUIDES.values() if guide.intent == self.intent]
        shown = titles[MOST_SHOWN - 1 :] if rest else titles[: MOST_SHOWN - 1]
        replies = [Reply(title) for title in shown[:MOST_SHOWN]]
        if not rest and len(titles) >= MOST_SHOWN:
            replies.append(Reply(turn.phrase("troubleshooting.more"), value=MORE))
        form.asked = GUIDE
        turn.say(f"troubleshooting.{self.intent}_{'rest' if rest else 'guide'}", replies=replies)
        form.options = turn.memory.offered

    async def examine(self, turn: Turn, form: Opened) -> None:
        line = await self.line(turn, form)
        if line is None:
            return
        if form.facts.get(NO_OUTAGE):
            # A test would name the outage once more.
            await self.reach(turn, form, GUIDES[form.facts["guide"]].start)
            return
        guide = GUIDES[form.facts["guide"]]
        # Whoever chose the guide for it has said so, too.
        form.facts["no_roaming"] = guide.name in ALL_AWAY and line["roaming"] is False
        looked = await look(turn, line, abroad(turn, form.text, turn.words, guide.title))
        for check in guide.checks:
            found = looked.found.get(check.name)
            if found is None or check.name == "line_test":
                continue
            if await self._says_it_all(turn, form, check.name, found, looked):
                return
        await self._or_test(turn, form, guide, looked)

    async def _says_it_all(self, turn: Turn, form: Opened, check: str, found: Found, looked: Looked) -> bool:
        """Whether this finding has words, and with them a way to go on."""
        guide = GUIDES[form.facts["guide"]]
        self.note(turn, form, tried(guide, [(check, found.name)]))
        words = finding(guide, check, found.name, found.step)
        if words is None:
            return False
        form.facts["outage"] = looked.outage["id"] if looked.outage else None
        say_text(turn, f"{guide.name}.{check}.{found.name}", words.say, words.sms, found.facts)
        await self.reach(turn, form, words.go)
        return True

    async def _or_test(self, turn: Turn, form: Opened, guide: Guide, looked: Looked) -> None:
        """Outage and account explain nothing. An open case is spoken of before the line is tested once more."""
        if looked.case and not form.facts.get("case_seen"):
            self._ask_case(turn, form, looked.case)
            return
        found, outage = await test_line(turn, form.facts["service"])
        form.facts["line_test"] = [found.name, found.step]
        self.note(turn, form, tried(guide, [("line_test", found.name)]))
        words = finding(guide, "line_test", found.name, found.step)
        if form.facts["no_roaming"] and words is finding(guide, "line_test", found.name):
            words = finding(guide, "line_test", found.name, ROAMING_OFF)
        if found.name == NOT_KNOWN or words is None:
            turn.say("troubleshooting.not_tested")
            await self.reach(turn, form, guide.start)
            return
        form.facts["outage"] = outage["id"] if outage else None
        facts = {**found.facts, **(outage_facts(outage) if outage else {})}
        say_text(turn, f"{guide.name}.line_test.{found.name}", words.say, words.sms, facts)
        await self.reach(turn, form, words.go)

    def _ask_case(self, turn: Turn, form: Opened, case: dict[str, Any]) -> None:
        form.facts["case"] = case["id"]
        form.asked = CASE
        replies = [
            Reply(turn.phrase("troubleshooting.see_case"), value="see"),
            Reply(turn.phrase("troubleshooting.test_anyway"), value="test"),
            Reply(turn.book.title("request_human"), "request_human"),
        ]
        promised = case["promised"]
        key = "troubleshooting.case_open" if promised else "troubleshooting.case_open_undated"
        day = promised["display"] if promised else None
        turn.say(key, replies=replies, number=case["number"], state=case["state_text"], promised=day)
        form.options = turn.memory.offered

    # Steps.

    async def reach(self, turn: Turn, form: Opened, target: str) -> None:
        """A step is asked, an outcome ends it."""
        guide = GUIDES[form.facts["guide"]]
        reached = guide.target(target)
        if isinstance(reached, Step):
            form.asked, form.tries, form.facts["step"] = STEP, 0, reached.name
            form.options = say_step(turn, guide, reached, {})
        elif reached.kind == "guide":
            say_outcome(turn, guide, reached, {})
            await self.into(turn, form, str(reached.to))
        else:
            await self.end(turn, form, guide, reached)

    async def into(self, turn: Turn, form: Opened, to: str) -> None:
        """Another guide goes on where its own finding of the same leads, and says it no second time."""
        name, _, step = to.partition("/")
        self.take_guide(form, GUIDES[name])
        tested = form.facts.get("line_test")
        words = finding(GUIDES[name], "line_test", *tested) if tested else None
        await self.reach(turn, form, step or (words.go if words else GUIDES[name].start))
