"""The first admin of a new installation gets a link from a command, and so does one who has lost everything."""

import os
import subprocess
import sys

import psycopg
import pytest
from sqlalchemy import select

from api.agents import inviting
from api.agents.first import NotAnAdmin, first_admin
from api.agents.schemas import PersonIn
from api.db import Database
from api.demo.staff import PASSWORD
from api.parts import Parts
from models import Agent, AgentRole, AgentState
from tests.api.agents.conftest import WORDS
from tests.conftest import ROOT


def told(email: str) -> PersonIn:
    return PersonIn(name="Jo Baker", email=email, role="admin", languages=["en"])


async def test_the_first_admin_chooses_a_password_and_is_one(database: Database, parts: Parts) -> None:
    token = await first_admin(database, told("jo@optilink.example.com"))
    assert await inviting.use(parts, token, WORDS, "here") == "jo@optilink.example.com"
    async with database.session() as session:
        jo = (await session.scalars(select(Agent).where(Agent.email == "jo@optilink.example.com"))).one()
    assert (jo.role, jo.state, jo.password_hash is not None) == (AgentRole.admin, AgentState.offline, True)


async def test_an_admin_who_has_lost_everything_begins_afresh(database: Database) -> None:
    await first_admin(database, told("owen@optilink.example.com"))
    async with database.session() as session:
        owen = (await session.scalars(select(Agent).where(Agent.email == "owen@optilink.example.com"))).one()
    assert (owen.name, owen.password_hash) == ("Owen Pritchard", None)


async def test_nobody_else_becomes_an_admin_by_it(database: Database) -> None:
    with pytest.raises(NotAnAdmin, match="Priya Raman"):
        await first_admin(database, told("priya@optilink.example.com"))


def run(url: str, *words: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"DATABASE_URL": url, "PUBLIC_URL": "https://desk.optilink.example/"}
    command = [sys.executable, "-m", "api.agents", *words]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_the_command_prints_the_link_or_what_is_wrong(own_database: str) -> None:
    done = run(own_database, "Jo Baker", "jo@optilink.example.com")
    assert (done.returncode, done.stderr) == (0, "")
    assert "https://desk.optilink.example/desk/#set-up=" in done.stdout
    with psycopg.connect(own_database) as connection:
        assert connection.execute("SELECT count(*) FROM agent_link").fetchone() == (1,)
    assert PASSWORD not in done.stdout
    for words, status, said in (
        (("Jo Baker", "jo"), 2, "email: "),
        (("Jo Baker", "priya@optilink.example.com"), 3, "no admin"),
    ):
        failed = run(own_database, *words)
        assert (failed.returncode, failed.stdout) == (status, "")
        assert said in failed.stderr


def test_without_a_database_the_command_says_so(empty_database: str) -> None:
    bare = run(empty_database, "Jo Baker", "jo@optilink.example.com")
    assert (bare.returncode, "models.migrate up" in bare.stderr) == (4, True)
    away = run("postgresql://127.0.0.1:1/none", "Jo Baker", "jo@optilink.example.com")
    assert (away.returncode, "does not answer" in away.stderr) == (1, True)
    assert run("", "Jo Baker", "jo@optilink.example.com").returncode == 2
