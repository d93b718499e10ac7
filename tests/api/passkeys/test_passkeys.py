"""Passkeys, shown by a device of our own: what is right lets in, and every way of being wrong does not."""

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from api.parts import Parts
from api.passkeys.ceremony import PasskeysNotSetUp, site_at
from api.sessions import COOKIE, hash_of
from models import BrowserSession, Level, PasskeyChallenge
from models.base import now
from tests.api.callers import ANA, BEN, Callers
from tests.api.passkeys.authenticator import PRESENT, Device
from tests.api.passkeys.conftest import HOME, Wrong, device_of, options_for, shown


async def test_what_a_device_is_asked_for(callers: Callers) -> None:
    options = await options_for(await callers.customer(ANA), "/v1/passkeys/challenges")
    assert options["rp"] == {"id": "selfcare", "name": "OptiLink"}
    assert options["authenticatorSelection"]["residentKey"] == "required"
    assert options["authenticatorSelection"]["userVerification"] == "required"
    asked = await options_for(callers.nobody())
    # Whose key it is, the device says: nobody types a name, and nobody learns who has one.
    assert (asked["rpId"], asked["userVerification"], asked["allowCredentials"]) == ("selfcare", "required", [])


async def test_somebody_signs_in_without_typing_anything(callers: Callers, parts: Parts) -> None:
    device = await device_of(await callers.customer(ANA), "Ana's phone")
    elsewhere = callers.nobody()
    options = await options_for(elsewhere)
    before = elsewhere.cookies[COOKIE]
    answer = await shown(elsewhere, device.show(options))
    assert answer.status_code == 200, answer.text
    assert (answer.json()["level"], answer.json()["name"]) == ("verified", "Ana Brown")
    assert elsewhere.cookies[COOKIE] != before
    assert (await elsewhere.get("/v1/billing/balance")).status_code == 200
    listed = (await elsewhere.get("/v1/passkeys")).json()["passkeys"]
    assert [(each["name"], each["used_at"] is not None) for each in listed] == [("Ana's phone", True)]


async def test_a_worn_off_level_is_raised_by_it(callers: Callers) -> None:
    device = await device_of(await callers.customer(ANA))
    tired = await callers.customer(ANA, Level.identified)
    assert (await shown(tired, device.show(await options_for(tired)))).json()["level"] == "verified"


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "https://selfcare.example.evil"},
        {"origin": "https://selfcare"},
        {"rp_id": "example.evil"},
        {"flags": PRESENT},
        {"flags": 0},
        {"count": 1},
        {"count": 0},
        {"user_handle": uuid.uuid4().bytes},
        {"user_handle": b""},
        {"key": Device(HOME, "selfcare").key},
        {"credential_id": b"nobody has made this one"},
    ],
    ids=[
        "other site",
        "other scheme",
        "other name",
        "not verified",
        "nobody there",
        "same count",
        "lower count",
        "another customer",
        "no customer",
        "forged",
        "unknown",
    ],
)
async def test_whatever_is_wrong_lets_nobody_in_and_looks_the_same(callers: Callers, wrong: Wrong) -> None:
    device = (await device_of(await callers.customer(ANA))).but(**wrong)
    elsewhere = callers.nobody()
    answer = await shown(elsewhere, device.show(await options_for(elsewhere)))
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/passkey-refused"), answer.text
    assert answer.json()["detail"] == "Nobody is let in by it. Try again, or sign in with a code."
    assert (await elsewhere.get("/v1/me")).json()["level"] == "anonymous"


async def test_an_answer_is_taken_once_and_a_wrong_one_uses_the_question_up(callers: Callers) -> None:
    device = await device_of(await callers.customer(ANA))
    elsewhere = callers.nobody()
    options = await options_for(elsewhere)
    right = device.show(options)
    assert (await shown(elsewhere, device.but(flags=PRESENT).show(options))).status_code == 422
    assert (await shown(elsewhere, right)).json()["type"] == "/problems/challenge-over"
    again = device.show(await options_for(elsewhere))
    assert (await shown(elsewhere, again)).status_code == 200
    assert (await shown(elsewhere, again)).json()["type"] == "/problems/challenge-over"
    # Nor is it an answer to what was asked later, or in another browser.
    await options_for(elsewhere)
    assert (await shown(elsewhere, again)).json()["type"] == "/problems/passkey-refused"
    stranger = callers.nobody()
    await options_for(stranger)
    assert (await shown(stranger, again)).json()["type"] == "/problems/passkey-refused"


async def test_after_five_minutes_it_is_too_late(callers: Callers, parts: Parts) -> None:
    device = await device_of(await callers.customer(ANA))
    elsewhere = callers.nobody()
    options = await options_for(elsewhere)
    async with parts.database.transaction() as session:
        await session.execute(update(PasskeyChallenge).values(ends_at=now() - timedelta(seconds=1)))
    assert (await shown(elsewhere, device.show(options))).json()["type"] == "/problems/challenge-over"


async def test_another_customer_s_key_does_not_take_a_browser_over(callers: Callers) -> None:
    ben = await callers.customer(BEN)
    device = await device_of(await callers.customer(ANA))
    answer = await shown(ben, device.show(await options_for(ben)))
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/somebody-else")
    assert (await ben.get("/v1/me")).json()["name"] == "Ben Okafor"


async def test_signing_out_takes_the_question_away_with_the_session(callers: Callers, parts: Parts) -> None:
    ana = await callers.customer(ANA)
    await options_for(ana)
    mine = select(BrowserSession.id).where(BrowserSession.token_hash == hash_of(ana.cookies[COOKIE]))
    asked = select(PasskeyChallenge.use).where(PasskeyChallenge.browser_session_id == mine.scalar_subquery())
    async with parts.database.session() as session:
        assert await session.scalar(asked) == "sign_in"
    await ana.post("/v1/sign-out")
    async with parts.database.session() as session:
        assert await session.scalar(select(PasskeyChallenge.use)) is None


def test_they_are_bound_to_the_name_that_browsers_know() -> None:
    site = site_at("https://my.operator.example:8443/", "Operator")
    assert (site.name, site.origin) == ("my.operator.example", "https://my.operator.example:8443")
    # Browsers bind none to a number; on one's own machine they know another name for it.
    assert site_at("http://127.0.0.1:8000", "Operator").origin == "http://localhost:8000"
    for address in ("", "my.operator.example", "http://192.0.2.7"):
        with pytest.raises(PasskeysNotSetUp):
            site_at(address, "Operator")
