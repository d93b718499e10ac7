"""What is said to an answer that was not understood: an example, a way out, a person; and then the form lets go."""

from bot.dialogue.ending import RESUME
from bot.dialogue.form import CONFIRM, MOST_TRIES, Form
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn
from bot.reading import asks


async def missed(turn: Turn, topic: Form, form: Opened) -> None:
    """Ask again with an example; then offer a person and a way out. All that is known is kept."""
    form.tries += 1
    if form.tries >= MOST_TRIES:
        stuck(turn, form)
    elif form.asked is not None and asks(turn.words):
        # Who asks something has not answered badly.
        await cannot_tell(turn, topic, form)
    elif form.asked == CONFIRM:
        turn.say("general.confirm_again", replies=form.options)
    elif form.asked is None:
        await topic.go_on(turn, form)
    else:
        await topic.ask_otherwise(turn, form)


async def cannot_tell(turn: Turn, topic: Form, form: Opened) -> None:
    """A question that nothing here answers; then the open one once more, and it counts as asked in vain."""
    tries = form.tries
    turn.say("general.cannot_tell")
    await topic.ask_again(turn, form)
    form.tries = tries


def stuck(turn: Turn, form: Opened) -> None:
    """A way out, then a person, and then the form lets go: nobody is asked the same for ever."""
    turn.memory.failures += 1
    if form.tries > MOST_TRIES + 1:
        form.tries, form.offered = 0, True
        turn.memory.park(form)
        turn.memory.form = None
        back = Reply(turn.book.title(form.intent), value=RESUME)
        person = Reply(turn.book.title("request_human"), "request_human")
        turn.say("general.form_left", what=turn.matter(form.intent), replies=[back, person])
        return
    key = "general.form_stuck" if form.tries == MOST_TRIES else "general.form_stuck_further"
    turn.say(key, replies=ways_out(turn, form))


def ways_out(turn: Turn, form: Opened) -> list[Reply]:
    ways = [*form.options[:2], *(Reply(turn.book.title(intent), intent) for intent in ("stop", "request_human"))]
    return list({reply.title: reply for reply in ways}.values())


def leave_what_broke(turn: Turn) -> bool:
    """A form in which a turn broke would break the next one, too: it is left, and a person looks. False without one."""
    form = turn.memory.form
    if form is None:
        return False
    turn.memory.form = None
    turn.memory.failures += 1
    turn.say("general.form_broke", what=turn.matter(form.intent))
    return True
