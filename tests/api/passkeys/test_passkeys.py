"""Passkeys, made and shown by a device of our own: what is right lets in, and every way of being wrong does not."""

import uuid
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select, update

from api.parts import Parts
from api.passkeys.ceremony import PasskeysNotSetUp, site_at
from api.sessions import COOKIE, hash_of
from models import BrowserSession, Level, Notice, Passkey, PasskeyChallenge
from models.base import now
from tests.api.callers import ANA, BEN, Callers
from tests.api.passkeys.authenticator import PRESENT, Device, handle_in

HOME = "http://selfcare"


@pytest.fixture
def parts(parts: Parts) -> Parts:
    return replace(parts, settings=parts.settings.model_copy(update={"public_url": HOME}))


async def told(client: httpx.AsyncClient, path: str, body: Any = None, status: int = 201) -> Any:
    answer = await client.post(path, json=body)
    assert answer.status_code == status, answer.text
    return answer.json()


async def options_for(client: httpx.AsyncClient, path: str = "/v1/sign-in/passkeys/challenges") -> dict[str, Any]:
    options: dict[str, Any] = (await told(client, path))["options"]
    return options


async def device_of(client: httpx.AsyncClient, name: str | None = None) -> Device:
    """One in which this customer has made a passkey."""
    options = await options_for(client, "/v1/passkeys/challenges")
    device = Device(HOME, "selfcare", handle_in(options))
    await told(client, "/v1/passkeys", {"credential": device.make(options), "name": name})
    return device.but(count=2)


async def shown(client: httpx.AsyncClient, credential: dict[str, Any]) -> httpx.Response:
    return await client.post("/v1/sign-in/passkeys", json={"credential": credential})


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


Wrong = dict[str, Any]


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


async def test_only_who_has_just_proven_it_makes_one(callers: Callers) -> None:
    for level in (Level.anonymous, Level.identified):
        refused = await (await callers.customer(ANA, level)).post("/v1/passkeys/challenges")
        assert (refused.status_code, refused.json()["needs"]) == (403, "verified")
    assert (await callers.nobody().post("/v1/passkeys/challenges")).status_code == 401


@pytest.mark.parametrize("wrong", [{"origin": "https://evil.example"}, {"rp_id": "evil.example"}, {"flags": PRESENT}])
async def test_none_is_made_for_another_page_or_by_who_did_not_unlock_it(callers: Callers, wrong: Wrong) -> None:
    ana = await callers.customer(ANA)
    options = await options_for(ana, "/v1/passkeys/challenges")
    made = Device(HOME, "selfcare", handle_in(options)).but(**wrong).make(options)
    refused = await ana.post("/v1/passkeys", json={"credential": made})
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/passkey-refused")
    right = Device(HOME, "selfcare", handle_in(options)).make(options)
    assert (await ana.post("/v1/passkeys", json={"credential": right})).json()["type"] == "/problems/challenge-over"


@pytest.mark.parametrize("nonsense", [{}, {"rawId": "!"}, {"id": "a", "rawId": "YQ", "type": "x", "response": {}}])
async def test_nonsense_is_refused(callers: Callers, nonsense: dict[str, Any]) -> None:
    ana = await callers.customer(ANA)
    await options_for(ana, "/v1/passkeys/challenges")
    assert (await ana.post("/v1/passkeys", json={"credential": nonsense})).status_code == 422
    await options_for(ana)
    assert (await shown(ana, nonsense)).status_code == 422


async def test_what_a_device_has_made_already_is_not_made_again(callers: Callers) -> None:
    ana, ben = await callers.customer(ANA), await callers.customer(BEN)
    device = await device_of(ana)
    options = await options_for(ana, "/v1/passkeys/challenges")
    assert len(options["excludeCredentials"]) == 1
    assert (await ana.post("/v1/passkeys", json={"credential": device.make(options)})).status_code == 409
    options = await options_for(ben, "/v1/passkeys/challenges")
    assert (await ben.post("/v1/passkeys", json={"credential": device.make(options)})).status_code == 409


async def test_they_are_listed_renamed_and_removed_by_their_owner_alone(callers: Callers, parts: Parts) -> None:
    ana, ben = await callers.customer(ANA), await callers.customer(BEN)
    device = await device_of(ana)
    one = (await ana.get("/v1/passkeys")).json()["passkeys"][0]
    assert (one["name"], one["used_at"]) == ("A browser", None)
    path = f"/v1/passkeys/{one['id']}"
    assert (await ben.put(f"{path}/name", json={"name": "Mine"})).status_code == 404
    assert (await ben.delete(path)).status_code == 404
    assert (await ana.put(f"{path}/name", json={"name": " My  laptop "})).json()["name"] == "My laptop"
    assert (await (await callers.customer(ANA, Level.identified)).delete(path)).status_code == 403
    assert (await ana.delete(path)).status_code == 204
    assert (await shown(ana, device.show(await options_for(ana)))).status_code == 422
    async with parts.database.session() as session:
        assert await session.scalar(select(Passkey.id)) is None
        texts = (await session.scalars(select(Notice.text).where(Notice.key.startswith("passkey ")))).all()
    assert [text.partition(". ")[0] for text in sorted(texts)] == [
        "The passkey A browser was added",
        "The passkey My laptop was removed",
    ]


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
