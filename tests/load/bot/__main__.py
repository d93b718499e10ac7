"""`make bench`: our bot beside Rasa as it comes out of the box. Prints, asserts nothing.

CLIENTS=8 conversations at once, TURNS=10 each, ROUNDS=5 for each side by turns; LONG=310 turns of one talk.
EPOCHS=5, STORIES=0: how the stock model is trained. It stays in var/bench for the next run.
"""

import asyncio
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

import psutil

from tests.load.bot.made_up_api import made_up_api
from tests.load.bot.measuring import converse, go_on
from tests.load.bot.printing import show
from tests.load.bot.side import Kind, program, running
from tests.load.bot.stock import Stock
from tests.running import ROOT
from tools import procfile, surroundings
from tools.ports import free_ports
from tools.problems import Problem
from tools.procfile import Entry
from tools.servers import embedded_redis

PLACE = ROOT / "var/bench"
MODEL = ROOT / "var/models/selfcare.tar.gz"
ROUNDS = int(os.environ.get("ROUNDS", "5"))
LONG = int(os.environ.get("LONG", "310"))
SECRET = "only for a benchmark on this machine"


def main() -> int:
    try:
        if not MODEL.exists():
            raise Problem(f"{MODEL.relative_to(ROOT)} is missing; run: make train")
        stock = Stock(ROOT, PLACE)
        stock.make()
        asyncio.run(_compare(stock))
    except Problem as problem:
        sys.stderr.write(f"\n{problem}\n")
        return 1
    return 0


async def _compare(stock: Stock) -> None:
    entries = {entry.name: entry for entry in procfile.read(ROOT / "Procfile")}
    async with made_up_api(ROOT / "tests/contract") as api:
        with _servers(api, entries["actions"]) as (environment, actions), ExitStack() as sides:
            kinds = (_stock(stock), _ours(entries["bot"]))
            # In a thread, for the made-up api has to answer meanwhile.
            both = [await asyncio.to_thread(sides.enter_context, running(k, environment, ROOT)) for k in kinds]
            for number in range(-1, ROUNDS):
                for side in both if number % 2 else reversed(both):
                    await converse(side, actions, number)
            long = {side.kind.name: await go_on(side, LONG) for side in both} if LONG else {}
            show(both, long)


@contextmanager
def _servers(api: str, entry: Entry) -> Iterator[tuple[Mapping[str, str], psutil.Process]]:
    """What both sides use: Redis, and the action server in front of the made-up api."""
    with embedded_redis(PLACE) as redis:
        bot, stock, actions = map(str, free_ports(3))
        environment = {name: value for name, value in os.environ.items() if name not in surroundings.OURS}
        environment |= surroundings.DEFAULTS | surroundings.redis_parts(redis)
        environment |= {"API_URL": api, "BOT_PORT": bot, "STOCK_PORT": stock, "BOT_SECRET": SECRET}
        environment |= {"ACTIONS_PORT": actions, "ACTIONS_URL": f"http://127.0.0.1:{actions}/webhook"}
        with program("actions", entry.command, str(entry.health), environment, ROOT) as (process, _):
            yield environment, process


def _ours(entry: Entry) -> Kind:
    return Kind(
        name="ours",
        port="BOT_PORT",
        command=entry.command,
        health=str(entry.health),
        path="/webhooks/gateway/turn",
        headers={"Authorization": f"Bearer {SECRET}"},
        body=lambda turn: {
            "conversation_id": turn.conversation,
            "message_id": f"{turn.conversation}-{turn.number}",
            "text": turn.words,
            "channel": "web",
            "token": "a token, which the made-up api does not look at",
        },
        read=lambda answer: list(answer["messages"]),
    )


def _stock(stock: Stock) -> Kind:
    files = f"--endpoints {stock.folder}/endpoints.yml --credentials {stock.folder}/credentials.yml"
    return Kind(
        name="stock",
        port="STOCK_PORT",
        command=f"bot/.venv/bin/rasa run -m {stock.model} {files} -i 127.0.0.1 -p $STOCK_PORT",
        health="http://127.0.0.1:$STOCK_PORT/webhooks/rest/",
        path="/webhooks/rest/webhook",
        headers={},
        body=lambda turn: {"sender": turn.conversation, "message": turn.words},
        read=list,
    )


if __name__ == "__main__":
    sys.exit(main())
