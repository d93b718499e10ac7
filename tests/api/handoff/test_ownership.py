"""The table of who may have a conversation next, and what each change leaves behind."""

import ast
import json
import uuid
from itertools import product

import pytest
from sqlalchemy import func, select

from api.conversations import ownership, repository
from api.conversations.ownership import TABLE, By, ChangedHands, Move
from api.live import PREFIX
from api.parts import Parts
from api.settings import ROOT
from models import ActorKind, Audit, ConversationOwner, HandoffState, Message
from tests.api.handoff.conftest import Floor


async def moved(parts: Parts, conversation_id: uuid.UUID, move: Move) -> None:
    async with parts.database.transaction() as session:
        conversation = await repository.hold(session, conversation_id)
        await ownership.change(parts, session, conversation, move, By(ActorKind.system))


def test_the_table_and_the_states_say_the_same() -> None:
    steps = {(source, step.to) for step in TABLE.values() for source in step.sources}
    assert set(TABLE) == set(Move)
    # A colleague's conversation that is taken over, or passed on, stays with people.
    assert {(before, after) for before, after in steps if before is not after} == {
        (before, after) for before, ends in ConversationOwner.moves().items() for after in ends
    }


def test_a_handoff_is_where_its_conversation_is() -> None:
    where = {
        ConversationOwner.waiting: HandoffState.requested,
        ConversationOwner.agent: HandoffState.assigned,
        ConversationOwner.bot: HandoffState.returned,
        ConversationOwner.closed: HandoffState.closed,
    }
    assert all(step.handoff is where[step.to] for step in TABLE.values())


def sets_an_owner(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
        return node.attr == "owner"
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "values":
        return any(each.arg == "owner" for each in node.keywords)
    return False


def test_nothing_else_changes_an_owner() -> None:
    read = ((path.name, ast.walk(ast.parse(path.read_text()))) for path in (ROOT / "api").rglob("*.py"))
    assert [name for name, nodes in read if any(map(sets_an_owner, nodes))] == ["ownership.py"]


@pytest.mark.parametrize(
    ("move", "owner"),
    [
        pytest.param(move, owner, id=f"{move} from {owner}")
        for move, owner in product(Move, ("bot", "closed"))
        if owner not in TABLE[move].sources
    ],
)
async def test_a_move_that_the_table_does_not_have_is_refused_and_leaves_nothing(
    floor: Floor, parts: Parts, move: Move, owner: str
) -> None:
    someone = await floor.customer()
    if owner == "closed":
        await moved(parts, someone.id, Move.closed)
    before = await floor.trace(someone.id)
    with pytest.raises(ChangedHands):
        await moved(parts, someone.id, move)
    after = await floor.conversation(someone.id)
    assert (after.owner, await floor.trace(someone.id)) == (owner, before)


async def test_each_change_raises_the_epoch_and_leaves_a_trace_a_line_and_one_hint(
    floor: Floor, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints: list[str] = []

    async def publish(channel: str, hint: str) -> None:
        hints.append(f"{channel.removeprefix(PREFIX)} {json.loads(hint)['what']}")

    someone = await floor.customer()
    monkeypatch.setattr(parts.redis, "publish", publish)
    await someone.ask()
    conversation = await floor.conversation(someone.id)
    assert (conversation.owner, conversation.epoch) == (ConversationOwner.waiting, 1)
    assert hints == [f"{someone.id} more"]
    async with parts.database.session() as session:
        trace = (await session.scalars(select(Audit).where(Audit.conversation_id == someone.id))).one()
        lines = (await session.scalars(select(Message).where(Message.conversation_id == someone.id))).all()
    assert (trace.actor_kind, trace.action) == (ActorKind.bot, "handoff asked")
    assert trace.detail == {"from": "bot", "to": "waiting", "epoch": 1, "agent": None}
    assert [line.content["event"] for line in lines] == ["in_line"]


async def test_who_signs_out_waits_no_longer(floor: Floor, parts: Parts) -> None:
    someone = await floor.waiting()
    await moved(parts, someone.id, Move.closed)
    handoff = await floor.handoff(someone.id)
    assert (handoff.state, handoff.ended_at is not None) == (HandoffState.closed, True)
    async with parts.database.session() as session:
        said = select(func.count()).where(Message.conversation_id == someone.id)
        assert await session.scalar(said) == 1
