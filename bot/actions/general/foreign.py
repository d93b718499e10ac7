"""A message in another language: said in it that we read English only, and who can help."""

from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn
from bot.reading.languages import language

TOLD = "language"
# A form that waits for a name or an address is not told that these are foreign.
FEWEST_WORDS_IN_FORM = 4


class Foreign(Topic):
    """Once a conversation. After that the repair goes on in English."""

    intent = "foreign"
    by_its_words = comes_first = True
    counts = False

    def fits(self, turn: Turn) -> bool:
        if TOLD in turn.memory.told or language(turn.words) is None:
            return False
        return turn.memory.form is None or len(turn.words.split()) >= FEWEST_WORDS_IN_FORM

    async def answer(self, turn: Turn) -> None:
        turn.memory.told = [*turn.memory.told, TOLD]
        key = f"general.foreign_{language(turn.words)}"
        turn.say(key if key in turn.book else "general.foreign")
