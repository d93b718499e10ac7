"""Who answers a message: the form that is open, the topic it is about, or the repair.

In this order. An offered reply that is chosen says what it means. An open form hears the message first. What only
informs is answered in between, and the form asks again. What would change something else is not begun before
the customer has agreed to leave the form, which is then put aside and offered again.
"""

from collections.abc import Mapping

from bot.dialogue import aside, ending, filling, going_on, missing, wondering
from bot.dialogue.aside import KNOWLEDGE, LEAVE, STAY
from bot.dialogue.ending import DROP, RESUME
from bot.dialogue.filling import Heard
from bot.dialogue.form import CONFIRM, Form
from bot.dialogue.memory import Opened, Wish
from bot.dialogue.offers import MOST_PICKED, pick
from bot.dialogue.topic import LINE, Topic, asks_which_line
from bot.dialogue.turn import FALLBACK, Turn

REPEAT = "repeat"
STRANGE = (FALLBACK, "out_of_scope")  # these know nothing of what a message names
Topics = Mapping[str, Topic]


class Conductor:
    def __init__(self, topics: Topics) -> None:
        self._topics = topics

    async def conduct(self, turn: Turn) -> None:
        memory = turn.memory
        memory.forget_all_but(self._topics)
        turn.picked, turn.offered_before = pick(turn), memory.offered
        memory.offered, memory.yes_no, memory.shall_i = [], False, False
        switch, memory.switch = memory.switch, None
        waiting = memory.again
        self._take_up(turn)
        if not await self._settled(turn, switch):
            await self._hear(turn)
        while turn.then:
            turn.as_if(turn.then, turn.then_words)
            turn.then = None
            await self._topics[turn.intent].answer(turn)
        if memory.again is None or memory.again is waiting:
            ending.offer_what_is_left(turn)
        ending.close(turn, self._topics[turn.intent])
        going_on.remember(turn, self._topics)
        if turn.intent != REPEAT:
            ending.keep_what_was_said(turn)

    def _take_up(self, turn: Turn) -> None:
        """A reply that starts a topic, or a wish that waited for something: what this turn is about."""
        memory, picked = turn.memory, turn.picked
        if picked is not None and picked.intent:
            turn.about = picked.value
            turn.as_if(picked.intent, picked.value if isinstance(picked.value, str) else "")
        if not turn.pressed:
            return
        wish = next((one for one in (memory.next, memory.again) if one and one.intent == turn.intent), None)
        if wish and memory.form is None:
            turn.as_if(wish.intent, wish.text)

    async def _settled(self, turn: Turn, switch: Wish | None) -> bool:
        value = turn.picked.value if turn.picked else None
        memory = turn.memory
        if isinstance(value, dict) and LINE in value and memory.again:
            await self._with_line(turn, memory.again, value[LINE])
        elif value == LEAVE and switch:
            await self._leave_for(turn, switch)
        elif value == STAY and memory.form:
            await self._form(memory.form).ask_again(turn, memory.form)
        elif value == RESUME and memory.parked:
            memory.form = memory.parked.pop()
            await self._form(memory.form).ask_again(turn, memory.form)
        elif value == DROP:
            memory.parked, memory.next = memory.parked[:-1] if not memory.next else memory.parked, None
            turn.say("general.left_open" if memory.done else "general.nothing_done")
        else:
            return False
        return True

    async def _with_line(self, turn: Turn, again: Wish, line: str) -> None:
        memory, form = turn.memory, turn.memory.form
        memory.again = None
        if memory.asked_line:
            turn.choose_line(memory.asked_line, line)
        turn.as_if(again.intent, again.text)
        if form and form.intent == again.intent:
            await self._form(form).go_on(turn, form)
        else:
            await self._topics[again.intent].answer(turn)
            if form and turn.memory.form is form:
                await self._form(form).ask_again(turn, form)

    async def _leave_for(self, turn: Turn, switch: Wish) -> None:
        if turn.memory.form:
            turn.memory.park(turn.memory.form)
        turn.memory.form = None
        turn.as_if(switch.intent, switch.text)
        await self._topics[switch.intent].answer(turn)

    async def _hear(self, turn: Turn) -> None:
        for first in self._come_first(turn):
            # Whoever is in danger or grieves is not asked for an amount in the same breath.
            taken_for, turn.intent = turn.intent, first.intent
            await first.answer(turn)
            if turn.said or turn.then:
                return
            # Only what was looked up could tell, and it told that the message means something else.
            turn.intent = taken_for
        if (form := turn.memory.form) is None:
            await self._begin(turn)
        else:
            await self._hear_in(turn, form)

    def _come_first(self, turn: Turn) -> list[Topic]:
        if turn.pressed or (turn.picked is not None and len(turn.words.split()) <= MOST_PICKED):
            return []
        questions = self._form(form).questions if (form := turn.memory.form) else ()
        turn.telling = any(question.free for question in questions if form and question.name == form.asked)
        return [topic for topic in self._topics.values() if topic.comes_first and topic.fits(turn)]

    async def _hear_in(self, turn: Turn, form: Opened) -> None:
        topic = self._form(form)
        heard = await filling.hear(turn, topic, form)
        if heard is not Heard.taken and (self._is_known(turn) or aside.is_only_asked(turn, form, self._topics)):
            turn.intent = KNOWLEDGE
            heard = Heard.something_else
        if heard is Heard.taken:
            turn.intent = topic.intent
        elif not topic.holds(form):
            await self._pass_by(turn)
        elif heard is Heard.something_else:
            await self._aside(turn, topic, form)
        elif heard is Heard.not_understood:
            await missing.missed(turn, topic, form)

    async def _pass_by(self, turn: Turn) -> None:
        """Nobody has to take up an offer. Small talk leaves it open."""
        if self._topics[turn.intent].counts:
            turn.memory.form = None
        await self._begin(turn)

    async def _begin(self, turn: Turn) -> None:
        if self._is_known(turn) and not self._topics[turn.intent].outranks_library(turn):
            turn.intent = KNOWLEDGE
        else:
            ending.note_other_wishes(turn, self._topics)
            going_on.follow_up(turn, self._topics)
            self._see_whose(turn)
        topic, failures = self._topics[turn.intent], turn.memory.failures
        if topic.counts:
            # What was not understood may be what this is about, if it was just before.
            turn.memory.misheard = turn.memory.misheard if turn.memory.misses else []
            turn.memory.misses, turn.memory.again = 0, None
        wish = turn.memory.next
        if wish and (wish.intent == turn.intent or (wish.offered and topic.counts)):
            turn.memory.next = None
        if not wondering.told_after(turn, topic):
            await topic.answer(turn)
        if topic.counts and turn.memory.form is None and turn.memory.failures == failures:
            turn.memory.failures = 0

    def _is_known(self, turn: Turn) -> bool:
        """The library has the answer, and no intent fits better."""
        return KNOWLEDGE in self._topics and self._topics[KNOWLEDGE].fits(turn)

    def _see_whose(self, turn: Turn) -> None:
        """An unclear message belongs to the topic whose things it names."""
        if turn.words and (turn.intent in STRANGE or turn.confidence < going_on.CLEAR):
            turn.intent = next((topic.intent for topic in self._topics.values() if topic.claims(turn)), turn.intent)

    async def _aside(self, turn: Turn, topic: Form, form: Opened) -> None:
        wanted = self._topics[turn.intent]
        if turn.intent == REPEAT:
            await aside.repeat(turn, topic, form)
        elif not isinstance(wanted, Form):
            await wanted.answer(turn)
            if turn.memory.form is form and wanted.leads_back and not asks_which_line(turn):
                await topic.ask_again(turn, form)
        elif not wanted.changes(turn):
            await aside.look(turn, wanted, topic, form)
        elif form.asked != CONFIRM and (not form.values or form.asked is None):
            # Nothing is lost with it: it has not begun, or waits for a sign-in.
            turn.memory.form = None
            await wanted.answer(turn)
        else:
            aside.ask_to_leave(turn, form, wanted)

    def _form(self, opened: Opened) -> Form:
        topic = self._topics[opened.intent]
        assert isinstance(topic, Form)
        return topic
