"""Who answers a message: the form that is open, the topic it is about, or the repair.

In this order. An offered reply that is chosen says what it means. An open form hears the message first. What only
informs is answered in between, and the form asks again. What would change something else is not begun before
the customer has agreed to leave the form, which is then put aside and offered again.
"""

from collections.abc import Mapping

from bot.dialogue import filling
from bot.dialogue.filling import Heard
from bot.dialogue.form import Form
from bot.dialogue.memory import Opened, Reply, Wish
from bot.dialogue.offers import pick
from bot.dialogue.topic import LINE, Topic
from bot.dialogue.turn import FALLBACK, Turn

# Replies that are about the conversation itself.
LEAVE, STAY, RESUME, DROP = ({"do": name} for name in ("leave", "stay", "resume", "drop"))
REPEAT = "repeat"
# The library answers where no intent fits: it is found by its own wordings, not by an intent.
KNOWLEDGE = "knowledge"
MOST_REPEATED = 2
Topics = Mapping[str, Topic]


class Conductor:
    def __init__(self, topics: Topics) -> None:
        self._topics = topics

    async def conduct(self, turn: Turn) -> None:
        memory = turn.memory
        turn.picked = pick(turn)
        memory.offered, memory.yes_no = [], False
        switch, memory.switch = memory.switch, None
        waiting = memory.again
        self._take_up(turn)
        if not await self._settled(turn, switch):
            await self._hear(turn)
        if turn.then:
            turn.as_if(turn.then, "")
            await self._topics[turn.intent].answer(turn)
        if memory.again is waiting:
            self._offer_what_is_left(turn)
        if turn.intent != REPEAT:
            # A code that opens a line is said once and kept nowhere.
            open_to_all = [message for message in turn.said if not message.get("secret")]
            memory.said = [self._repeatable(message) for message in open_to_all[:MOST_REPEATED]]

    def _take_up(self, turn: Turn) -> None:
        """A reply that starts a topic, or a wish that waited for something: what this turn is about."""
        memory, picked = turn.memory, turn.picked
        if picked is not None and picked.intent:
            turn.as_if(picked.intent, picked.value or "")
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
            turn.say("general.nothing_done")
        else:
            return False
        return True

    async def _with_line(self, turn: Turn, again: Wish, line: str) -> None:
        memory, form = turn.memory, turn.memory.form
        memory.again = None
        if memory.asked_line:
            memory.lines[memory.asked_line] = line
        turn.as_if(again.intent, again.text)
        if form and form.intent == again.intent:
            await self._form(form).go_on(turn, form)
        else:
            await self._topics[again.intent].answer(turn)

    async def _leave_for(self, turn: Turn, switch: Wish) -> None:
        if turn.memory.form:
            turn.memory.park(turn.memory.form)
        turn.memory.form = None
        turn.as_if(switch.intent, switch.text)
        await self._topics[switch.intent].answer(turn)

    async def _hear(self, turn: Turn) -> None:
        form = turn.memory.form
        if form is None:
            await self._begin(turn)
            return
        topic = self._form(form)
        heard = await filling.hear(turn, topic, form)
        if heard is not Heard.taken and self._is_known(turn):
            turn.intent = KNOWLEDGE
            heard = Heard.something_else
        if heard is Heard.taken:
            turn.intent = topic.intent
        elif not topic.holds(form):
            await self._pass_by(turn)
        elif heard is Heard.something_else:
            await self._aside(turn, topic, form)
        elif heard is Heard.not_understood:
            await filling.missed(turn, topic, form)

    async def _pass_by(self, turn: Turn) -> None:
        """Nobody has to take up an offer. Small talk leaves it open."""
        if self._topics[turn.intent].counts:
            turn.memory.form = None
        await self._begin(turn)

    async def _begin(self, turn: Turn) -> None:
        if self._is_known(turn):
            turn.intent = KNOWLEDGE
        else:
            self._note_second_wish(turn)
            self._see_whose(turn)
        topic = self._topics[turn.intent]
        if topic.counts:
            # What was not understood may be what this is about, if it was just before.
            turn.memory.misheard = turn.memory.misheard if turn.memory.misses else []
            turn.memory.misses, turn.memory.again = 0, None
        wish = turn.memory.next
        if wish and (wish.intent == turn.intent or (wish.offered and topic.counts)):
            turn.memory.next = None
        await topic.answer(turn)

    def _is_known(self, turn: Turn) -> bool:
        """The library has the answer, and no intent fits better."""
        return KNOWLEDGE in self._topics and self._topics[KNOWLEDGE].fits(turn)

    def _see_whose(self, turn: Turn) -> None:
        """An unclear message belongs to the topic whose things it names."""
        if turn.words and not turn.sure:
            turn.intent = next((topic.intent for topic in self._topics.values() if topic.claims(turn)), turn.intent)

    def _note_second_wish(self, turn: Turn) -> None:
        """Of two wishes in one message the first is done now, and the second is offered afterwards."""
        wishes = [intent for intent in turn.wishes if intent in self._topics]
        if len(wishes) > 1 and not turn.pressed:
            turn.intent = wishes[0]
            turn.memory.next = Wish(wishes[1], turn.words)

    async def _aside(self, turn: Turn, topic: Form, form: Opened) -> None:
        wanted = self._topics[turn.intent]
        if turn.intent == REPEAT:
            await self._repeat(turn, topic, form)
        elif not isinstance(wanted, Form) or not wanted.changes(turn):
            await wanted.answer(turn)
            if turn.memory.form is form:
                await topic.ask_again(turn, form)
        elif not form.values:
            turn.memory.form = None
            await wanted.answer(turn)
        else:
            self._ask_to_leave(turn, form, wanted)

    async def _repeat(self, turn: Turn, topic: Form, form: Opened) -> None:
        """What led to the question is said once more; the question itself is asked, with its choices."""
        for message in turn.memory.said[:-1]:
            turn.tell(message, [])
        await topic.ask_again(turn, form)

    def _ask_to_leave(self, turn: Turn, form: Opened, wanted: Form) -> None:
        turn.memory.switch = Wish(wanted.intent, turn.words)
        title = turn.book.title(wanted.intent)
        replies = [Reply(title, value=LEAVE), Reply(turn.book.title("stay"), value=STAY)]
        turn.say("general.leave_form", replies=replies, what=turn.book.title(form.intent), other=title)

    def _offer_what_is_left(self, turn: Turn) -> None:
        """What was put aside, or not yet done, is offered once there is room for it."""
        memory = turn.memory
        if memory.form or memory.switch or turn.intent == FALLBACK:
            return
        no = Reply(turn.book.title("drop"), value=DROP)
        parked = memory.parked[-1] if memory.parked else None
        if memory.next and not memory.next.offered:
            memory.next.offered = True
            title = turn.book.title(memory.next.intent)
            turn.say("general.next_wish", replies=[Reply(title, memory.next.intent), no], what=title)
        elif parked and not parked.offered:
            parked.offered = True
            title = turn.book.title(parked.intent)
            turn.say("general.resume", replies=[Reply(title, value=RESUME), no], what=title)

    def _repeatable(self, message: dict[str, object]) -> dict[str, object]:
        """Without cards and forms: the line of text says it all, and the memory stays small."""
        return {name: message[name] for name in ("key", "text", "plain") if name in message}

    def _form(self, opened: Opened) -> Form:
        topic = self._topics[opened.intent]
        assert isinstance(topic, Form)
        return topic
