"""The api and its worker alone, with the agents' page; a customer on the chat's page, an agent at the desk."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import psycopg
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from psycopg.types.json import Jsonb
from redis import Redis

from tests.api.conftest import SECRET
from tests.conftest import copy_of
from tests.faults.desk.people import open_for_ever
from tests.running import ROOT, is_up
from tests.talk.customer import Customer, code_in
from tools.leashed import Program
from tools.output import Output
from tools.ports import free_ports
from tools.process import Process

ANA = "+447700900101"
PASSWORD = "answer-the-desk"
# Texts are set up and get nowhere: whoever leaves the page is told by text, and nobody reads it.
TEXTS = {
    "TWILIO_ACCOUNT_SID": f"AC{0:032}",
    "TWILIO_AUTH_TOKEN": SECRET,
    "TWILIO_NUMBERS": "+447700900000",
    "TWILIO_URL": "http://127.0.0.1:1",
}
LOOPBACK = "127.0.0.1"


@dataclass
class Floor:
    """`api` can be killed: it is started again."""

    url: str
    database: str
    api: Process
    read_code: Callable[[str], str]
    browser: Browser
    redis_url: str
    contexts: list[BrowserContext] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    # Without a page of their own.
    others: list[Customer] = field(default_factory=list)

    def page(self, width: int = 1280, height: int = 800, scale: int = 1, *, keeps: bool = False) -> Page:
        """In a browser of its own: nobody else's cookies. `keeps`: what the portal keeps for without a connection."""
        context = self.browser.new_context(
            base_url=self.url,
            viewport={"width": width, "height": height},
            locale="en-GB",
            timezone_id="Europe/London",
            reduced_motion="reduce",
            service_workers="allow" if keeps else "block",
        )
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def agent(self, name: str = "priya", page: Page | None = None) -> Page:
        """At their desk."""
        page = page or self.page()
        page.goto("/desk")
        page.get_by_label("E-mail").fill(f"{name}@optilink.example.com")
        page.get_by_label("Password").fill(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_text("Live", exact=True)).to_be_visible(timeout=20_000)
        return page

    def customer(self, number: str | None = ANA, page: Page | None = None) -> Page:
        """On the chat's page, signed in, in line for a person."""
        page = page or self.page(390, 780)
        with page.expect_response("**/v1/conversations") as opening:
            page.goto("/chat/")
        path = f"/v1/conversations/{opening.value.json()['id']}"
        if number is not None:
            assert page.request.post(f"{path}/sign-in/codes", data={"address": number}).ok
            assert page.request.post(f"{path}/sign-in", data={"code": self.read_code(number)}).ok
        assert page.request.post("/v1/handoffs", data={"reason": "asked_for_person", "topic": "billing"}).ok
        return page

    def hand_over(self, conversation: str, card: Mapping[str, object]) -> None:
        """As the assistant would, which is not here: a page is not believed what it says of somebody."""
        with psycopg.connect(self.database, autocommit=True) as record:
            record.execute("UPDATE handoff SET card = %s WHERE conversation_id = %s", [Jsonb(dict(card)), conversation])

    def keep_at_work(self) -> None:
        """However long the api takes to come back: it could be longer than an agent may be silent."""
        with psycopg.connect(self.database, autocommit=True) as record:
            record.execute("UPDATE agent SET seen_at = now() + interval '10 minutes' WHERE state = 'available'")

    def close_pages(self) -> None:
        for context in self.contexts:
            context.close()
        self.contexts.clear()

    def leave(self) -> None:
        """Nobody is left over for the next test, whatever became of this one."""
        self.close_pages()
        while self.others:
            self.others.pop().close()
        with psycopg.connect(self.database, autocommit=True) as record:
            record.execute(
                "UPDATE handoff SET state = 'closed', agent_id = NULL, ended_at = now() WHERE ended_at IS NULL"
            )
            record.execute("UPDATE conversation SET owner = 'closed', epoch = epoch + 1, closed_at = now()")
            record.execute("UPDATE agent SET state = 'offline', seen_at = NULL")
            record.execute("DELETE FROM agent_factor")
            record.execute("DELETE FROM callback")
            # How often somebody may ask is limited, as it should be: the next test is another day.
            record.execute("DELETE FROM one_time_code")
        with Redis.from_url(self.redis_url) as redis:
            for key in redis.scan_iter("selfcare:limit:*"):
                redis.delete(key)


def say(customer: Page, text: str) -> None:
    customer.get_by_role("textbox", name="Message").fill(text)
    customer.keyboard.press("Enter")


def available(agent: Page) -> None:
    agent.get_by_label("Your state").select_option("available")


def accept(agent: Page) -> None:
    agent.get_by_role("button", name="Accept").click(timeout=20_000)
    expect(agent.get_by_role("log")).to_contain_text("joins the conversation", timeout=15_000)
    # What can be done with it is there once the list says whose it is.
    expect(agent.get_by_role("button", name="Transfer")).to_be_visible(timeout=15_000)


def talk(page: Page) -> Locator:
    """What is seen of it; a screen reader hears it beside."""
    return page.get_by_role("log")


def open_sheet(agent: Page, key: str, title: str) -> None:
    agent.keyboard.press(key)
    expect(agent.get_by_role("dialog", name=title)).to_be_visible()


def at_once(agent: Page) -> None:
    agent.get_by_role("button", name="Do it now").click()


def end(agent: Page) -> None:
    """So that nobody is left over for the next test."""
    agent.keyboard.press("e")
    agent.get_by_label("Solved", exact=True).check()
    expect(agent.get_by_label("Summary")).not_to_have_value("", timeout=15_000)
    agent.get_by_role("dialog").get_by_role("button", name="Close", exact=True).click()
    agent.get_by_role("button", name="Do it now").click()
    expect(agent.get_by_text("No conversation is open.")).to_be_visible()


@contextmanager
def running(
    postgres: str, demo_database: str, redis_url: str, browser: Browser, host: str = LOOPBACK
) -> Iterator[Floor]:
    """A `host` with a name is what browsers know the service by, and what passkeys are bound to."""
    output, (port, worker_port) = Output(None), free_ports(2)
    with copy_of(postgres, demo_database) as database:
        open_for_ever(database)
        settings = {"DATABASE_URL": database, "REDIS_URL": redis_url, "BOT_URL": "http://127.0.0.1:1"}
        settings |= {"BOT_SECRET": SECRET, "TOKEN_SECRET": SECRET, "DESK_SECRET": SECRET}
        address = f"http://{host}:{port}"
        public_url = "" if host == LOOPBACK else address
        settings |= {"ENVIRONMENT": "demo", "PUBLIC_URL": public_url, "WORKER_PORT": str(worker_port)} | TEXTS
        api, worker = (
            Process(
                Program(name, [sys.executable, "-m", *command], up, environment=os.environ | settings, folder=ROOT),
                output,
            )
            for name, command, up in (
                ("api", ["api", "--port", str(port)], lambda: is_up(address)),
                ("worker", ["api.worker"], lambda: True),
            )
        )
        floor = Floor(address, database, api, code_in(lambda: output.lines("api")), browser, redis_url)
        api.start()
        worker.start()
        try:
            api.wait_healthy(240)
            yield floor
        finally:
            worker.stop()
            api.stop()
