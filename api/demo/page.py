"""The page about the demo's people, docs/demo.md, and the short list that `make run` shows."""

from datetime import date

from api.demo.facts import told
from api.demo.ground import PEOPLE, ground, written
from api.demo.make import make_world, tell
from api.demo.personas import CHAPTERS, PERSONAS, Persona
from api.demo.personas.lives import MAYA, NOOR
from api.demo.staff import AGENTS, PASSWORD, email_of

# Any: a story's amounts are the same on every day.
A_DAY = date(2026, 11, 21)
HEAD = """# The demo operator

`make run` fills an empty database with an invented operator: about 300 customers, twelve months of bills, payments
and daily usage. The people below have a story each. Every number is from the range that belongs to nobody
({first} to {last}), every e-mail address ends in example.com, every address and name is made up.

**To sign in**, type a phone number or an e-mail address from the table. The one-time code is shown in the log of
`make run`; one for a phone number also comes as a text, on the page of phones that `make run` names. Nothing leaves
your machine.

Days are counted from the day the demo was filled, so a bill is due in a few days whenever you look. After some
weeks make it afresh: `python -m api.demo --reset` (this deletes the conversations too). `--today 2026-02-28` makes it
for another day, and the same day always gives the same people, bills and amounts.

This page is written by `python -m api.demo --page`; a test fails when it and the demo differ.

| Who | Phone | E-mail | Story |
| --- | --- | --- | --- |
"""
DESK = f"""
## Agents

They log in at the desk with their e-mail address and the password `{PASSWORD}`, which opens only a demo. Here a
second factor is asked for only of an agent who has set one up; `DESK_SECOND_FACTOR=must make run` asks everybody for
one, as production always does (`docs/desk.md`). Owen takes agents on and sends them away.

| Agent | E-mail | Role | Skills |
| --- | --- | --- | --- |
"""


def page() -> str:
    rows = [f"| {who.name} | {who.written_phone} | {who.email} | {who.story} |" for who in PERSONAS]
    head = HEAD.format(first=written(ground().number(0)), last=written(ground().number(PEOPLE - 1)))
    return head + "\n".join(rows) + "\n" + "".join(map(_story, PERSONAS)) + _agents()


def _agents() -> str:
    rows = [f"| {name} | {email_of(name)} | {role} | {', '.join(skills)} |\n" for name, role, skills, *_ in AGENTS]
    return DESK + "".join(rows)


def _story(who: Persona) -> str:
    teller = NOOR if who == MAYA else who
    world = make_world(A_DAY)
    book = tell(next(chapter for chapter in CHAPTERS if chapter.persona == teller), world)
    facts, questions = told(who, book, world)
    asked = " · ".join(f"“{question}”" for question in questions)
    return f"\n## {who.name}: {who.story[0].lower()}{who.story[1:]}\n\n{facts}\n\nAsk: {asked}\n"


def log_ins() -> str:
    """One person a line: name, phone, e-mail, story."""
    return "".join(f"{who.name}\t{who.written_phone}\t{who.email}\t{who.story}\n" for who in PERSONAS)
