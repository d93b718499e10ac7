"""Letters go to a real server, and only a clear answer counts as one."""

import ssl
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from connectors.base import NotSent, OutcomeUnknown
from connectors.email.connector import Email
from tests.connectors.email.letters import LETTER
from tests.connectors.email.server import PASSWORD, Mailbox, make_certificate, serving, settings


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
async def email(mailbox: Mailbox) -> AsyncIterator[Email]:
    async with serving(mailbox) as port:
        yield Email(settings(port))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return make_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def context(certificate: tuple[Path, Path]) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(*certificate)
    return made


async def test_a_letter_arrives_as_it_was_written(email: Email, mailbox: Mailbox) -> None:
    taken = await email.send(LETTER)
    (letter,) = mailbox.taken
    assert taken.ids == (letter["Message-ID"],)
    assert letter["To"] == "ana@example.com"
    body = letter.get_body(("plain",))
    assert body is not None
    assert "Your new bill is £84.20." in body.get_content()


@pytest.mark.parametrize("at_once", [False, True])
async def test_it_is_encrypted_and_we_say_who_we_are(
    mailbox: Mailbox, certificate: tuple[Path, Path], context: ssl.SSLContext, *, at_once: bool
) -> None:
    ours = {"ca_file": certificate[0], "username": "selfcare", "password": PASSWORD}
    async with serving(mailbox, context, at_once=at_once) as port:
        await Email(settings(port, security="tls" if at_once else "starttls", **ours)).send(LETTER)
    assert len(mailbox.taken) == 1


async def test_a_server_that_proves_nothing_gets_no_letter(mailbox: Mailbox, context: ssl.SSLContext) -> None:
    async with serving(mailbox, context) as port:
        with pytest.raises(NotSent) as refused:
            await Email(settings(port, security="starttls", username="selfcare", password=PASSWORD)).send(LETTER)
    assert refused.value.again
    assert not mailbox.taken


async def test_a_server_that_can_t_encrypt_gets_no_letter(mailbox: Mailbox) -> None:
    async with serving(mailbox) as port:
        with pytest.raises(NotSent):
            await Email(settings(port, security="starttls")).send(LETTER)
    assert not mailbox.taken


async def test_a_wrong_password_is_the_operator_s_to_mend(
    mailbox: Mailbox, certificate: tuple[Path, Path], context: ssl.SSLContext
) -> None:
    ours = {"ca_file": certificate[0], "username": "selfcare", "password": "another"}
    async with serving(mailbox, context) as port:
        with pytest.raises(NotSent, match="password") as refused:
            await Email(settings(port, security="starttls", **ours)).send(LETTER)
    assert refused.value.again
    assert "another" not in str(refused.value)


async def test_nobody_there_is_tried_again(mailbox: Mailbox) -> None:
    async with serving(mailbox) as port:
        pass
    with pytest.raises(NotSent) as refused:
        await Email(settings(port)).send(LETTER)
    assert refused.value.again


@pytest.mark.parametrize("step", ["to_recipient", "to_letter"])
@pytest.mark.parametrize(("answer", "again"), [("550 5.1.1 no such mailbox", False), ("451 4.7.1 later", True)])
async def test_what_the_server_refuses_has_certainly_not_gone(
    email: Email, mailbox: Mailbox, step: str, answer: str, *, again: bool
) -> None:
    setattr(mailbox, step, answer)
    with pytest.raises(NotSent, match=answer[:3]) as refused:
        await email.send(LETTER)
    assert refused.value.again is again


@pytest.mark.parametrize("way", ["hangs_up", "says_nothing"])
async def test_no_answer_to_the_letter_leaves_a_question(email: Email, mailbox: Mailbox, way: str) -> None:
    setattr(mailbox, way, True)
    with pytest.raises(OutcomeUnknown):
        await email.send(LETTER)
    assert len(mailbox.taken) == 1, "it has it"


@pytest.mark.parametrize(
    "to",
    [
        "",
        "ana",
        "ana@",
        "ana@example.com\r\nBcc: all@example.com",
        "a@b.example, c@d.example",
        "<a@b.example>",
        "añá@example.com",
    ],
)
async def test_what_is_no_address_gets_no_letter(email: Email, mailbox: Mailbox, to: str) -> None:
    with pytest.raises(NotSent) as refused:
        await email.send(replace(LETTER, to=to))
    assert not refused.value.again
    assert not mailbox.taken


async def test_a_domain_beyond_ascii_is_reached(email: Email, mailbox: Mailbox) -> None:
    await email.send(replace(LETTER, to="ana@bücher.example"))
    assert mailbox.taken[0]["To"] == "ana@xn--bcher-kva.example"
