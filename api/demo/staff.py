"""The demo operator's agents, and the one password they all have: everything they can see is made up."""

from collections.abc import Iterator

from api.brand import chosen_name
from api.demo.ids import demo_id
from models import Agent, AgentRole, Team

ACCOUNTS, TECHNICAL, GENERAL = "accounts", "technical", "general"
AGENTS: tuple[tuple[str, AgentRole, list[str], list[str], list[str]], ...] = (
    ("Priya Raman", AgentRole.agent, ["billing", "payments"], ["en", "ta"], [ACCOUNTS, GENERAL]),
    ("Sam Whitfield", AgentRole.agent, ["outages", "troubleshooting"], ["en"], [TECHNICAL, GENERAL]),
    ("Lucía Herrero", AgentRole.agent, ["billing", "orders"], ["en", "es"], [ACCOUNTS, GENERAL]),
    ("Tomasz Wrona", AgentRole.agent, ["troubleshooting", "tickets"], ["en", "pl"], [TECHNICAL, GENERAL]),
    ("Aisha Bello", AgentRole.lead, ["billing", "outages", "tickets"], ["en", "fr"], [ACCOUNTS, TECHNICAL, GENERAL]),
    ("Owen Pritchard", AgentRole.admin, [], ["en", "cy"], []),
)
TEAMS: tuple[tuple[str, str, list[str]], ...] = (
    (ACCOUNTS, "Accounts and billing", ["accounts", "billing", "payments", "plans", "usage"]),
    (TECHNICAL, "Technical help", ["diagnostics", "outages", "troubleshooting"]),
    (GENERAL, "Customer care", []),
)
# As the brand says of its phone.
HOURS = {day: [["08:00", "20:00"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}
PASSWORD = "answer-the-desk"
# Computed once by api/desk/passwords.py: it is made to take long, and a fill has to be quick and always the same.
PASSWORD_HASH = "$scrypt$ln=15,r=8,p=3$d+q1RSGCeTVWXPKj/3u7KA$5SIaZpW2logvYqYhGwK/R18g9eRdXrndbH+0UzL8Dlc"


def email_of(name: str) -> str:
    first = name.split()[0].lower().replace("í", "i")
    return f"{first}@{chosen_name()}.example.com"


def make_teams() -> Iterator[Team]:
    for code, name, topics in TEAMS:
        yield Team(code=code, name=name, topics=topics, hours=HOURS, holidays=[])


def make_agents() -> Iterator[Agent]:
    for name, role, skills, languages, teams in AGENTS:
        yield Agent(
            id=demo_id("agent", name),
            name=name,
            email=email_of(name),
            role=role,
            password_hash=PASSWORD_HASH,
            skills=skills,
            languages=languages,
            teams=teams,
        )
