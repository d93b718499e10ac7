"""Something else in the middle of a form: said again, looked at, or asked about before the form is left."""

from collections.abc import Mapping

from bot.dialogue.form import Form
from bot.dialogue.memory import Opened, Reply, Wish
from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn
from bot.reading import asks

# The library answers where no intent fits: it is found by its own wordings, not by an intent.
KNOWLEDGE = "knowledge"
# What the replies to the question whether to leave mean.
LEAVE, STAY = {"do": "leave"}, {"do": "stay"}


def is_only_asked(turn: Turn, form: Opened, topics: Mapping[str, Topic]) -> bool:
    """In the middle of something, "does somebody have to be at home" is no wish to begin a visit."""
    wanted, library = topics[turn.intent], topics.get(KNOWLEDGE)
    if library is None or not asks(turn.words):
        return False
    begins = turn.sure and isinstance(wanted, Form) and wanted.changes(turn)
    return library.knows(turn, {form.intent, turn.intent} if begins else {form.intent})


async def repeat(turn: Turn, topic: Form, form: Opened) -> None:
    """What led to the question is said once more; the question itself is asked, with its choices."""
    for message in turn.memory.said[:-1]:
        turn.tell(message, [])
    await topic.ask_again(turn, form)


async def look(turn: Turn, wanted: Form, topic: Form, form: Opened) -> None:
    """What only reads may have to ask something first: meanwhile the open form is put aside."""
    await wanted.answer(turn)
    turn.memory.form = turn.memory.form or form
    if turn.memory.form is form:
        await topic.ask_again(turn, form)
    else:
        turn.memory.park(form)


def ask_to_leave(turn: Turn, form: Opened, wanted: Form) -> None:
    turn.memory.switch = Wish(wanted.intent, wanted.words_kept(turn))
    title = turn.book.title(wanted.intent)
    replies = [Reply(title, value=LEAVE), Reply(turn.book.title("stay"), value=STAY)]
    turn.say(
        "general.leave_form",
        replies=replies,
        what=turn.matter(form.intent),
        other=turn.matter(wanted.intent),
        title=title,
    )
