"""A line reaches the browser closed, signed, and only through services that are known."""

import json
from dataclasses import replace
from typing import Any

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from connectors.base import NotSent, OutcomeUnknown
from connectors.push.connector import Browser, Gone, Line, Push
from connectors.push.encryption import _derived, encrypt, point_of
from connectors.push.settings import PushSettings, from_base64, key_of, to_base64
from connectors.settings import HalfSetUp

# The example of RFC 8291, appendix A.
PLAIN = b"When I grow up, I want to be a watermelon"
OURS = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
THEIRS = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"
P256DH = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
AUTH = "BTBZMqHH6r4Tts7J_aSIgg"
SALT = "DGv6ra1nlYgDCS1FRnbzlw"
CLOSED = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl"
    "7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)
BROWSER = Browser("https://fcm.googleapis.com/fcm/send/abc", P256DH, AUTH)
LINE = Line("OptiLink", "An answer is waiting for you.", "answer")


def settings(**more: Any) -> PushSettings:
    return PushSettings(**{"private_key": OURS, "contact": "mailto:web@optilink.example", **more})


class Service:
    def __init__(self, status: int = 201, **headers: str) -> None:
        self.status, self.headers = status, {name.replace("_", "-"): value for name, value in headers.items()}
        self.asked: list[httpx.Request] = []
        self.fails_with: Exception | None = None

    async def answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        if self.fails_with is not None:
            raise self.fails_with
        return httpx.Response(self.status, headers=self.headers)

    @property
    def push(self) -> Push:
        return Push(settings(), httpx.MockTransport(self.answer))


def opened(closed: bytes) -> bytes:
    """As the browser does it, with its own half of the key."""
    salt, ours, text = closed[:16], closed[21:86], closed[86:]
    key = key_of(THEIRS)
    point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), ours)
    info = b"WebPush: info\x00" + point_of(key) + ours
    shared = _derived(from_base64(AUTH), key.exchange(ec.ECDH(), point), info, 32)
    content_key = _derived(salt, shared, b"Content-Encoding: aes128gcm\x00", 16)
    nonce = _derived(salt, shared, b"Content-Encoding: nonce\x00", 12)
    return AESGCM(content_key).decrypt(nonce, text, None).rstrip(b"\x02")


def test_it_closes_a_message_as_the_standard_s_example_does() -> None:
    keys = from_base64(P256DH), from_base64(AUTH)
    assert to_base64(encrypt(PLAIN, *keys, salt=from_base64(SALT), key=key_of(OURS))) == CLOSED


def test_every_message_is_closed_anew_and_the_browser_opens_it() -> None:
    keys = from_base64(P256DH), from_base64(AUTH)
    first, second = encrypt(PLAIN, *keys), encrypt(PLAIN, *keys)
    assert first != second
    assert opened(first) == opened(second) == PLAIN


async def test_a_line_is_signed_for_its_service_and_says_what_it_says() -> None:
    service = Service()
    push = service.push
    await push.send(BROWSER, LINE)
    (request,) = service.asked
    assert json.loads(opened(request.content)) == {
        "title": "OptiLink",
        "body": "An answer is waiting for you.",
        "tag": "answer",
        "url": "/chat/",
    }
    scheme, token, key = request.headers["authorization"].replace("t=", "").replace("k=", "").split(" ")
    assert (scheme, key) == ("vapid", push.public_key)
    claims = jwt.decode(token.rstrip(","), key_of(OURS).public_key(), ["ES256"], audience="https://fcm.googleapis.com")
    assert claims["sub"] == "mailto:web@optilink.example"
    assert (request.headers["ttl"], request.headers["topic"]) == ("86400", "answer")


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://fcm.googleapis.com/x",
        "https://169.254.169.254/latest",
        "https://localhost/x",
        "https://fcm.googleapis.com.evil.example/x",
        "https://evilfcm.googleapis.com.example/x",
        "https://fcm.googleapis.com@evil.example/x",
        "https://user:word@fcm.googleapis.com/x",
        "https://fcm.googleapis.com:8443/x",
        "https://fcm.googleapis.com:port/x",
        "https://[::1/x",
        "",
    ],
)
async def test_nobody_makes_us_ask_another_server(endpoint: str) -> None:
    service = Service()
    with pytest.raises(NotSent) as refused:
        await service.push.send(replace(BROWSER, endpoint=endpoint), LINE)
    assert not refused.value.again
    assert not service.asked


def test_the_services_of_the_browsers_are_known() -> None:
    hosts = ["updates.push.services.mozilla.com", "web.push.apple.com", "wns2-par02p.notify.windows.com"]
    push = Service().push
    assert [push.refuses(replace(BROWSER, endpoint=f"https://{host}/x")) for host in hosts] == [None] * 3


@pytest.mark.parametrize("more", [{"p256dh": "AAAA"}, {"p256dh": "!"}, {"p256dh": to_base64(b"\x04" + b"x" * 64)}])
def test_what_is_no_key_is_refused(more: dict[str, str]) -> None:
    assert Service().push.refuses(replace(BROWSER, **more)) == "these are no keys of a browser's"


@pytest.mark.parametrize("status", [404, 410])
async def test_a_browser_that_is_gone_is_told_apart(status: int) -> None:
    with pytest.raises(Gone):
        await Service(status).push.send(BROWSER, LINE)


@pytest.mark.parametrize(
    ("status", "again", "after"), [(429, True, 30.0), (503, True, 30.0), (400, False, None), (403, False, None)]
)
async def test_what_the_service_refuses_was_not_sent(status: int, after: float | None, *, again: bool) -> None:
    with pytest.raises(NotSent) as refused:
        await Service(status, retry_after="30").push.send(BROWSER, LINE)
    assert (refused.value.again, refused.value.after) == (again, after)


@pytest.mark.parametrize(
    ("trouble", "kind"),
    [(httpx.ConnectError("no"), NotSent), (httpx.ReadTimeout("slow"), OutcomeUnknown), (None, OutcomeUnknown)],
)
async def test_no_answer_leaves_a_question(trouble: Exception | None, kind: type[Exception]) -> None:
    service = Service(502)
    service.fails_with = trouble
    with pytest.raises(kind):
        await service.push.send(BROWSER, LINE)


def test_half_set_up_is_told_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert PushSettings.read() is None
    monkeypatch.setenv("PUSH_CONTACT", "mailto:web@optilink.example")
    with pytest.raises(HalfSetUp, match="PUSH_PRIVATE_KEY must be set too"):
        PushSettings.read()
    monkeypatch.setenv("PUSH_PRIVATE_KEY", "hush")
    with pytest.raises(HalfSetUp, match="PUSH_PRIVATE_KEY: a key as") as error:
        PushSettings.read()
    assert "hush" not in str(error.value)
