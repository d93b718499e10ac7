"""The demo operator's canned texts: what its agents say several times a day."""

from collections.abc import Iterator

from api.demo.ids import demo_id
from api.demo.staff import ACCOUNTS, TECHNICAL
from models import CannedStep, CannedText

ENGLISH = "en"
# Shortcut, title, words, whose it is.
TEXTS: tuple[tuple[str, str, str, str | None], ...] = (
    (
        "hello",
        "First line",
        (
            "Hello {customer.given_name}, this is {agent.given_name} at {brand.name}. I've read what you told us so "
            "far, and I'm looking at it now."
        ),
        None,
    ),
    (
        "hello-unknown",
        "First line, before we know who it is",
        (
            "Hello, this is {agent.given_name} at {brand.name}. So that I open the right account: what is the name on "
            "it, and the postcode?"
        ),
        None,
    ),
    ("moment", "Looking something up", "I'm checking that for you. It takes about two minutes, and I stay here.", None),
    (
        "no-card",
        "Card number in the chat",
        (
            "Please don't write card numbers here. I'll send you a link to our payment page, and the card is typed in "
            "there and nowhere else."
        ),
        None,
    ),
    (
        "bill-higher",
        "Why this bill is higher",
        (
            "I've compared this bill with the one before, line by line. The difference is in what was added this "
            "month; I'll list it for you now, with the date each part began."
        ),
        ACCOUNTS,
    ),
    (
        "pay-later",
        "More time to pay",
        (
            "We can split what is due, or move the day. Nothing is added for that, and your services stay on while "
            "you keep to it. Which day would suit you?"
        ),
        ACCOUNTS,
    ),
    (
        "restart-router",
        "Restart the router",
        (
            "Please take the router's power plug out, wait 30 seconds, and put it back. After about three minutes the "
            "light stays on. Tell me what it shows then."
        ),
        TECHNICAL,
    ),
    (
        "engineer",
        "A visit is needed",
        (
            "The test shows a fault that can't be put right from here, so somebody has to come. I'll offer you the "
            "next free times; a visit for a fault of ours costs nothing."
        ),
        TECHNICAL,
    ),
)
# The same with what is done next, and for a transfer, in whose line.
MACROS: tuple[tuple[str, str, str, CannedStep, str | None], ...] = (
    (
        "bye",
        "Goodbye, and close",
        (
            "Then all is done, {customer.given_name}. If it comes back, write here, or call {brand.phone} "
            "({brand.phone_hours})."
        ),
        CannedStep.close,
        None,
    ),
    (
        "back",
        "Back to the assistant",
        "The assistant goes on from here, day and night. Reply AGENT whenever you want a person again.",
        CannedStep.give_back,
        None,
    ),
    (
        "to-technical",
        "On to technical help",
        (
            "My colleagues in technical help know this best, so I'm passing you on. They see all that was said; you "
            "won't have to repeat it."
        ),
        CannedStep.transfer,
        TECHNICAL,
    ),
)


def make_canned_texts() -> Iterator[CannedText]:
    for shortcut, title, words, team in TEXTS:
        yield _made(shortcut, title, words, team_code=team)
    for shortcut, title, words, step, team in MACROS:
        yield _made(shortcut, title, words, then_step=step, then_team_code=team)


def _made(shortcut: str, title: str, words: str, **columns: object) -> CannedText:
    key = demo_id("canned_text", shortcut, ENGLISH)
    return CannedText(id=key, shortcut=shortcut, title=title, text=words, language=ENGLISH, **columns)
