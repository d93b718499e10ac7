"""What would be answered, for an agent to see: a turn that is run and then forgotten."""

from rasa.core.agent import Agent

from bot.answers import Answered
from bot.turns import Turn, in_time, run_turn, store_of


async def rehearse(agent: Agent, turn: Turn) -> Answered:
    """Nobody waits for it, and the conversation is left as it was: it takes no lock, and nothing of it is kept."""
    store = store_of(agent)
    tracker = await store.retrieve_full_tracker(turn.conversation_id) or store.init_tracker(turn.conversation_id)
    return await in_time(run_turn(agent.processor, tracker, turn))
