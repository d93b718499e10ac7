"""The demo operator's agents, and the one password they all have: everything they can see is made up."""

from collections.abc import Iterator

from api.demo.ids import demo_id
from models import Agent, AgentRole

AGENTS: tuple[tuple[str, AgentRole, list[str], list[str]], ...] = (
    ("Priya Raman", AgentRole.agent, ["billing", "payments"], ["en", "ta"]),
    ("Sam Whitfield", AgentRole.agent, ["outages", "troubleshooting"], ["en"]),
    ("Lucía Herrero", AgentRole.agent, ["billing", "orders"], ["en", "es"]),
    ("Tomasz Wrona", AgentRole.agent, ["troubleshooting", "tickets"], ["en", "pl"]),
    ("Aisha Bello", AgentRole.lead, ["billing", "outages", "tickets"], ["en", "fr"]),
    ("Owen Pritchard", AgentRole.admin, [], ["en", "cy"]),
)
PASSWORD = "answer-the-desk"
# Computed once by api/desk/passwords.py: it is made to take long, and a fill has to be quick and always the same.
PASSWORD_HASH = "$scrypt$ln=15,r=8,p=3$d+q1RSGCeTVWXPKj/3u7KA$5SIaZpW2logvYqYhGwK/R18g9eRdXrndbH+0UzL8Dlc"


def email_of(name: str) -> str:
    first = name.split()[0].lower().replace("í", "i")
    return f"{first}@optilink.example.com"


def make_agents() -> Iterator[Agent]:
    for name, role, skills, languages in AGENTS:
        yield Agent(
            id=demo_id("agent", name),
            name=name,
            email=email_of(name),
            role=role,
            password_hash=PASSWORD_HASH,
            skills=skills,
            languages=languages,
        )
