"""The way to a person."""

from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn


class RequestHuman(Topic):
    intent = "request_human"

    async def answer(self, turn: Turn) -> None:
        turn.say("support.request_human")
