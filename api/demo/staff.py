"""The demo operator's agents. They have no password yet: nobody can log in as one by chance."""

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


def make_agents() -> Iterator[Agent]:
    for name, role, skills, languages in AGENTS:
        first = name.split()[0].lower().replace("í", "i")
        yield Agent(
            id=demo_id("agent", name),
            name=name,
            email=f"{first}@optilink.example.com",
            role=role,
            skills=skills,
            languages=languages,
        )
