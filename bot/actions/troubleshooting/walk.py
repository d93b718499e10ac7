"""A troubleshooting guide, walked with a customer: look first, say what was found, then one step a turn to an end.

    which guide -> who and which line -> checks -> step, step, step -> fixed, case, visit, person, another topic

What is open says with `asked` what it waits for; each has its own way to hear the answer.
"""

from bot.actions.outages.looking import WALKED
from bot.actions.troubleshooting.abroad import abroad
from bot.actions.troubleshooting.checks import NOT_KNOWN, Found, Looked, look, outage_facts, test_line
from bot.actions.troubleshooting.guiding import ALL_AWAY, GUIDES, NOTHING, guide_meant, say_outcome, say_step, say_text
from bot.actions.troubleshooting.open_case import OpenCase
from bot.actions.troubleshooting.starting import explained_by, says_nothing_works
from bot.actions.troubleshooting.unchosen import restart_made, told_at_once
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn
from bot.guides import Choice, Guide, Step, finding, tried
from bot.reading.came import says_it_came
from bot.reading.still_off import has_no_light, says_restarted

# Said by the customer, who sees more than we do.
NO_OUTAGE = "no_outage"
GUIDE, STEP, PENDING = "guide", "step", "pending"
# Where the line is fine at home, this may be what is wrong.
ROAMING_OFF = "roaming_off"
# A restart that the customer has made already; where a walk goes on that had ended; and the end of one with a case.
RESTARTED, ON_TO, AGAIN, ENDED = "restarted", "on_to", "again", "ended"
# Where it goes on with what was sent and is there, whatever our records have of it.
UNPACKED = {"broadband": "internet_down/power", "tv": "tv/power", "landline": "landline/plug"}
# Where no light is lit.
DARK = {"internet_problem": "plug", "tv_problem": "power"}
# A question shows so many choices at once; the last of them leads to the others.
MOST_SHOWN = 4
MORE = "more"


class Walk(OpenCase):
    """Picks the guide, looks at everything, and says what to do first."""

    async def begin(self, turn: Turn, form: Opened) -> bool:
        walked = turn.about.get(WALKED) if isinstance(turn.about, dict) else None
        if walked:
            form.text = walked["text"]
            form.facts = {**walked, NO_OUTAGE: True}
        guide = GUIDES[walked["guide"]] if walked else guide_meant(turn, self.intent)
        if guide:
            self.take_guide(form, guide)
        if says_restarted(turn.words):
            form.facts[RESTARTED] = True
        if has_no_light(turn.words) and self.intent in DARK:
            # No line test tells more of it than they see.
            form.facts[ON_TO] = DARK[self.intent]
            self.take_guide(form, GUIDES[NOTHING[self.intent]])
        return True

    async def go_on(self, turn: Turn, form: Opened) -> None:
        if "ticket_id" in form.facts:
            await super().go_on(turn, form)
        elif "guide" not in form.facts and not await self._takes_what_explains(turn, form):
            self.ask_guide(turn, form)
        elif form.facts.get("without"):
            await self.reach(turn, form, form.facts.pop(ON_TO, None) or GUIDES[form.facts["guide"]].start)
        else:
            await self.examine(turn, form)

    def take_guide(self, form: Opened, guide: Guide) -> None:
        form.facts["guide"] = form.values["guide"] = guide.name
        form.facts.setdefault("began", guide.name)

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
            await self.reach(turn, form, form.facts.pop(ON_TO, None) or GUIDES[form.facts["guide"]].start)
            return
        guide = GUIDES[form.facts["guide"]]
        # Whoever chose the guide for it has said so, too.
        form.facts["no_roaming"] = guide.name in ALL_AWAY and line["roaming"] is False
        looked = await look(turn, line, abroad(turn, form.text, turn.words, guide.title))
        for check in guide.checks:
            if check.name == "device" and (ENDED in form.facts or ON_TO in form.facts):
                continue
            found = looked.found.get(check.name)
            if found is None or check.name == "line_test":
                continue
            if await self._says_it_all(turn, form, check.name, found, looked):
                return
        await self._or_test(turn, form, guide, looked)

    async def _says_it_all(self, turn: Turn, form: Opened, check: str, found: Found, looked: Looked) -> bool:
        """Whether this finding has words and a way on."""
        guide = GUIDES[form.facts["guide"]]
        self.note(turn, form, tried(guide, [(check, found.name)]))
        if found.name == PENDING and says_it_came(form.text):
            await self._unpack(turn, form, guide, looked)
            return True
        words = finding(guide, check, found.name, found.step)
        if words is None:
            return False
        form.facts["outage"] = looked.outage["id"] if looked.outage else None
        say_text(turn, f"{guide.name}.{check}.{found.name}", words.say, words.sms, found.facts)
        await self.reach(turn, form, words.go)
        return True

    async def _unpack(self, turn: Turn, form: Opened, guide: Guide, looked: Looked) -> None:
        """Who has it before them is not told that it is on its way."""
        if looked.case and not form.facts.get("case_seen"):
            await self.ask_case(turn, form, looked.case)
            return
        if guide.service not in UNPACKED:
            self.finish(turn)
            turn.then, turn.then_words = "sim_help", form.text
            return
        if not form.facts.get("case_seen"):
            turn.say("troubleshooting.is_there", replies=[])
        dark = form.facts.pop(ON_TO, None)
        await self.into(turn, form, f"{NOTHING[self.intent]}/{dark}" if dark else UNPACKED[guide.service])

    async def _or_test(self, turn: Turn, form: Opened, guide: Guide, looked: Looked) -> None:
        """Outage and account explain nothing. An open case is spoken of before the line is tested once more."""
        if looked.case and not form.facts.get("case_seen"):
            await self.ask_case(turn, form, looked.case)
            return
        if on_to := form.facts.pop(ON_TO, None):
            if form.facts.pop(AGAIN, False):
                turn.say("troubleshooting.goes_on", replies=[])
            await self.reach(turn, form, on_to)
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

    async def reach(self, turn: Turn, form: Opened, target: str) -> None:
        """A step is asked, an outcome ends it."""
        guide = GUIDES[form.facts["guide"]]
        reached = guide.target(target)
        if isinstance(reached, Step) and ENDED in form.facts:
            # All the steps were walked before: what was tested now goes on the case.
            name, outcome = form.facts.pop(ENDED)
            self.take_guide(form, GUIDES[name])
            await self.end(turn, form, GUIDES[name], GUIDES[name].outcomes[outcome])
        elif isinstance(reached, Step) and (choice := _known(form, guide, reached)):
            self.note(turn, form, tried(guide, [(reached.name, choice.title)]))
            await self.reach(turn, form, choice.go)
        elif isinstance(reached, Step):
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


def _known(form: Opened, guide: Guide, step: Step) -> Choice | None:
    """Nobody is asked what they said at once, nor to restart what they have just restarted."""
    return (restart_made(step) if form.facts.get(RESTARTED) else None) or told_at_once(guide, step, form.text)
