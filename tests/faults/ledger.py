"""What must hold in the ledger and at the carrier, whatever happened in between. Each check tells what is wrong."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs, urlsplit

import psycopg

from tools.phones.twilio_messages import Message

Said = Mapping[str, Sequence[str]]
TEXTS = """
    SELECT contact.address, message.content ->> 'text' AS text
    FROM message JOIN conversation ON conversation.id = conversation_id JOIN contact ON contact.id = contact_id
    WHERE conversation.channel = 'sms' AND sender = 'customer' ORDER BY contact.address, seq
"""
GAPS = """
    SELECT conversation_id, count(*) AS messages, max(seq) AS last, last_seq
    FROM message JOIN conversation ON conversation.id = conversation_id
    GROUP BY conversation_id, last_seq HAVING count(*) <> max(seq) OR max(seq) <> last_seq
"""
SEVERAL = """
    SELECT address, count(*) AS conversations FROM conversation JOIN contact ON contact.id = contact_id
    WHERE conversation.channel = 'sms' GROUP BY address HAVING count(*) > 1
"""
UNANSWERED = """
    SELECT address, asked_seq, answered_seq FROM conversation JOIN contact ON contact.id = contact_id
    WHERE conversation.channel = 'sms' AND answered_seq < asked_seq
"""
WITHOUT_AN_ANSWER = """
    SELECT address FROM conversation JOIN contact ON contact.id = contact_id
    WHERE conversation.channel = 'sms' AND NOT EXISTS (
        SELECT FROM message WHERE conversation_id = conversation.id AND sender = 'assistant' AND answers_seq = asked_seq
    )
"""
DELIVERIES = """
    SELECT contact.address, message.id AS message, delivery.id AS delivery, delivery.state, seq
    FROM delivery JOIN message ON message.id = message_id JOIN conversation ON conversation.id = conversation_id
    JOIN contact ON contact.id = contact_id WHERE conversation.channel = 'sms' ORDER BY address, seq, delivery.id
"""
# What the service tells customers by itself while people text: once each, in no order.
NOTICES = "SELECT id FROM notice_delivery"
UNTAKEN = "SELECT connector, id, cardinality(waiting) AS senders FROM arrival WHERE state = 'received'"
REFUSED = "SELECT connector, id, reason FROM arrival WHERE state = 'refused'"
UNDONE = "SELECT count(*) FROM delivery WHERE channel = 'sms' AND state IN ('queued', 'sending', 'unknown')"


class Ledger:
    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url, autocommit=True)

    def close(self) -> None:
        self._connection.close()

    def rows(self, query: str) -> Sequence[tuple[Any, ...]]:
        return self._connection.execute(query.encode()).fetchall()

    def forget_texts(self) -> None:
        """Before another round: what was texted in the last one is gone."""
        texted = "SELECT message.id FROM message JOIN conversation c ON c.id = conversation_id WHERE c.channel = 'sms'"
        for statement in (
            f"DELETE FROM delivery_part WHERE delivery_id IN (SELECT id FROM delivery WHERE message_id IN ({texted}))",
            f"DELETE FROM delivery WHERE message_id IN ({texted})",
            f"DELETE FROM message WHERE id IN ({texted})",
            "DELETE FROM turn WHERE conversation_id IN (SELECT id FROM conversation WHERE channel = 'sms')",
            "DELETE FROM conversation WHERE channel = 'sms'",
            "DELETE FROM contact WHERE channel = 'sms'",
            "DELETE FROM receipt",
            "DELETE FROM arrival",
        ):
            self._connection.execute(statement.encode())

    def at_rest(self) -> bool:
        """Nothing is waiting to be taken, for an answer, or to be sent."""
        return not self.rows(UNTAKEN) and not self.rows(UNANSWERED) and not self.rows(UNDONE)[0][0]

    def wrong(self, said: Said, sent: Sequence[Message]) -> Iterator[str]:
        yield from self._as_said(said)
        for query, what in (
            (UNTAKEN, "brought what nobody took"),
            (REFUSED, "brought what was refused"),
            (GAPS, "has a gap in its order"),
            (SEVERAL, "has several conversations"),
            (UNANSWERED, "is not answered"),
            (WITHOUT_AN_ANSWER, "has no answer"),
        ):
            yield from (f"{row[0]} {what}: {row[1:]}" for row in self.rows(query))
        yield from self._as_sent(sent)

    def _as_said(self, said: Said) -> Iterator[str]:
        stored: dict[str, list[str]] = defaultdict(list)
        for row in self.rows(TEXTS):
            stored[str(row[0])].append(str(row[1]))
        for person, texts in said.items():
            if stored[person] == list(texts):
                continue
            lost, doubled = Counter(texts) - Counter(stored[person]), Counter(stored[person]) - Counter(texts)
            yield f"{person}: {sum(lost.values())} lost, {sum(doubled.values())} too many, or out of order"

    def _as_sent(self, sent: Sequence[Message]) -> Iterator[str]:
        """Every message of ours is at the carrier exactly once, and each person's in the order of the ledger."""
        rows = self.rows(DELIVERIES)
        message_of = {str(delivery): str(message) for _, message, delivery, *_ in rows}
        notices = {str(row[0]) for row in self.rows(NOTICES)}
        told = Counter(_reference(each) for each in sent if _reference(each) in notices)
        yield from (f"notice {notice} was sent {times} times" for notice, times in told.items() if times > 1)
        came: dict[str, list[str]] = defaultdict(list)
        for each in sent:
            if _reference(each) not in notices:
                came[each.to].append(message_of.get(_reference(each), "something that is no delivery of ours"))
        ours: dict[str, list[str]] = defaultdict(list)
        for person, message, *_ in rows:
            ours[str(person)] += [] if str(message) in ours[str(person)] else [str(message)]
        for person in ours.keys() | came.keys():
            yield from _compared(person, ours[person], came[person])


def _reference(message: Message) -> str:
    return parse_qs(urlsplit(message.callback).query).get("reference", [""])[0]


def _compared(person: str, ours: list[str], came: list[str]) -> Iterator[str]:
    counted = Counter(came)
    wrong = [message for message in counted.keys() | set(ours) if counted[message] != 1 or message not in ours]
    yield from (f"{person}: message {message} was sent {counted[message]} times" for message in wrong)
    if not wrong and came != ours:
        yield f"{person}: what was sent is out of order"
