"""Making passkeys, naming them and taking them away: by their owner, freshly proven, on our page alone."""

from typing import Any

import cbor2
import pytest
from sqlalchemy import select
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

from api.parts import Parts
from models import Level, Notice, Passkey
from tests.api.callers import ANA, BEN, Callers
from tests.api.passkeys.authenticator import PRESENT, Device, handle_in
from tests.api.passkeys.conftest import HOME, Wrong, device_of, options_for, shown


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


@pytest.mark.parametrize("key", [{}, {1: 2}, [], 5])
async def test_a_key_with_a_part_missing_is_refused(callers: Callers, key: Any) -> None:
    ana = await callers.customer(ANA)
    options = await options_for(ana, "/v1/passkeys/challenges")
    device = Device(HOME, "selfcare", handle_in(options))
    made = device.make(options)
    whole = cbor2.loads(base64url_to_bytes(made["response"]["attestationObject"]))
    data = whole["authData"][: -len(cbor2.dumps(device.public_key))] + cbor2.dumps(key)
    made["response"]["attestationObject"] = bytes_to_base64url(cbor2.dumps(whole | {"authData": data}))
    refused = await ana.post("/v1/passkeys", json={"credential": made})
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/passkey-refused")


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
