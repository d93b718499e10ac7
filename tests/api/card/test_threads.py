"""The same customer's other conversations, newest first, and nobody else's."""

from api.parts import Parts
from models import MessageSender
from tests.api.callers import ANA, BEN
from tests.api.card.conftest import Opens


async def test_those_on_other_channels_come_newest_first_with_their_last_words(chat: Opens) -> None:
    first = await chat(ANA, taken=False)
    await first.say("how much is my bill?")
    await first.say("Your bill is £84.20.", MessageSender.assistant)
    texting = await chat(ANA, channel="sms", address="+447700900101", taken=False)
    await texting.say("are you there?")
    now_open = await chat(ANA)
    items = (await now_open.told("threads"))["items"]
    assert [(item["channel"], item["last_words"], item["last_by"]) for item in items] == [
        ("sms", "are you there?", "customer"),
        ("web", "Your bill is £84.20.", "assistant"),
    ]
    assert {(item["owner"], item["ended"], item["ended_by"]) for item in items} == {("bot", None, None)}


async def test_who_ended_it_and_how_is_told(chat: Opens, parts: Parts) -> None:
    closed = await chat(ANA)
    summary = {"reason": "solved", "summary": "Explained the roaming charge."}
    (await closed.desk.do(closed.id, "close", **summary)).raise_for_status()
    [item] = (await (await chat(ANA)).told("threads"))["items"]
    assert (item["owner"], item["ended_by"], item["outcome"]) == ("closed", "Priya Shah", "solved")
    assert item["summary"] == "Explained the roaming charge."
    assert item["ended"] is not None


async def test_a_secret_is_no_last_word_at_the_desk(chat: Opens) -> None:
    first = await chat(ANA, taken=False)
    await first.say("Your PUK is 12345678.", MessageSender.assistant, secret=True)
    answer = await (await chat(ANA)).get("threads")
    assert "12345678" not in answer.text
    assert len(answer.json()["items"]) == 1


async def test_nobody_else_s_are_among_them(chat: Opens) -> None:
    await (await chat(BEN, taken=False)).say("I was charged twice")
    await (await chat(None, taken=False)).say("my name is Ana Brown")
    assert (await (await chat(ANA)).told("threads"))["items"] == []
    assert (await (await chat(None)).told("threads"))["items"] == []


async def test_long_lists_come_in_pages_and_a_wrong_place_is_refused(chat: Opens) -> None:
    made = [str((await chat(ANA, taken=False)).id) for _ in range(3)]
    ana = await chat(ANA)
    first = await ana.told("threads", limit=2)
    second = await ana.told("threads", limit=2, cursor=first["next"])
    shown = [item["conversation_id"] for item in [*first["items"], *second["items"]]]
    assert sorted(shown) == sorted(made)
    assert second["next"] is None
    answer = await ana.get("threads", cursor="nonsense")
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/cursor-not-understood")
