"""The bind itself: made, kept, lost, made again, and ended as is proper."""

import asyncio
import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

from connectors.base import NotSent
from tests.connectors.smpp.conftest import PAUSES, PHONE, bound, outgoing, running, until
from tools.phones.smsc import Smsc

BIND_RECEIVER, BIND_TRANSMITTER, BIND_TRANSCEIVER = 0x01, 0x02, 0x09
DELIVER, UNBIND, ENQUIRE = 0x05, 0x06, 0x15


async def test_a_link_that_breaks_is_bound_again(smsc: Smsc) -> None:
    async with bound(smsc) as stored:
        for binds in (2, 3, 4):
            smsc.gate.cut()
            await until(lambda binds=binds: smsc.gate.count(BIND_TRANSCEIVER, from_smsc=False) == binds)  # type: ignore[misc]
        await until(lambda: stored.connector.session.is_bound)
        await stored.connector.send(outgoing())
    assert len(smsc.submits) == 1


async def test_an_smsc_that_is_away_is_tried_again_until_it_is_back(
    smsc: Smsc, caplog: pytest.LogCaptureFixture
) -> None:
    await smsc.gate.close()
    async with running(smsc) as stored:
        await until(lambda: "nobody listens there" in caplog.text)
        await smsc.gate.open()
        await until(lambda: stored.connector.session.is_bound)


async def test_a_dead_link_is_found_by_asking(smsc: Smsc) -> None:
    async with bound(smsc, enquire_link_seconds=0.1, response_seconds=0.2) as stored:
        smsc.gate.is_silent = True
        await until(lambda: not stored.connector.session.is_bound)
        smsc.gate.is_silent = False
        await until(lambda: stored.connector.session.is_bound)


async def test_the_link_is_kept_alive_while_nothing_is_said(smsc: Smsc) -> None:
    async with bound(smsc, enquire_link_seconds=0.05):
        await until(lambda: smsc.gate.count(ENQUIRE | 0x80000000, from_smsc=True) >= 3)
    assert smsc.gate.count(BIND_TRANSCEIVER, from_smsc=False) == 1


async def test_the_smsc_is_told_when_we_go(smsc: Smsc) -> None:
    async with bound(smsc):
        pass
    assert smsc.gate.count(UNBIND, from_smsc=False) == 1
    await until(lambda: not smsc.is_bound)


async def test_a_text_that_is_under_way_when_we_go_is_answered(smsc: Smsc) -> None:
    smsc.answers_after = 0.3
    async with bound(smsc) as stored:
        sending = asyncio.create_task(stored.connector.send(outgoing()))
        await until(lambda: smsc.gate.count(0x04, from_smsc=False) == 1)
    assert len((await sending).ids) == 1
    with pytest.raises(NotSent):
        await stored.connector.send(outgoing())


async def test_a_wrong_password_is_told_and_tried_no_faster(smsc: Smsc, caplog: pytest.LogCaptureFixture) -> None:
    smsc.gate.passwords = {"another"}
    async with running(smsc) as stored:
        began = asyncio.get_running_loop().time()
        await until(lambda: smsc.gate.count(BIND_TRANSCEIVER, from_smsc=False) >= 5)
        # The shortest that chance makes of the four waits between.
        assert asyncio.get_running_loop().time() - began > 0.74 * (sum(PAUSES) + PAUSES[-1])
        assert not stored.connector.session.is_bound
    assert "refuses the bind: the password is wrong (ESME_RINVPASWD)" in caplog.text
    assert "secret" not in caplog.text


async def test_a_password_can_be_changed_at_the_smsc_at_any_moment(smsc: Smsc) -> None:
    async with bound(smsc, password_next="newer") as stored:
        smsc.gate.passwords = {"newer"}
        smsc.gate.cut()
        await until(lambda: not stored.connector.session.is_bound)
        await until(lambda: stored.connector.session.is_bound)
        tries = smsc.gate.count(BIND_TRANSCEIVER, from_smsc=False)
        smsc.gate.cut()
        await until(lambda: smsc.gate.count(BIND_TRANSCEIVER, from_smsc=False) > tries)
        await until(lambda: stored.connector.session.is_bound)
        # The one that worked last comes first.
        assert smsc.gate.count(BIND_TRANSCEIVER, from_smsc=False) == tries + 1


async def test_two_binds_for_two_directions(smsc: Smsc) -> None:
    async with bound(smsc, bind_type="transmitter+receiver") as stored:
        await stored.connector.send(outgoing())
        # Not waited for: smpp34's server takes no answers over a receiver's bind. We give them all the same.
        smsc.bring(PHONE, "hello")
        await until(lambda: stored.texts == ["hello"])
        await until(lambda: smsc.gate.count(DELIVER | 0x80000000, from_smsc=False) >= 1)
    assert smsc.gate.count(BIND_TRANSMITTER, from_smsc=False) == 1
    assert smsc.gate.count(BIND_RECEIVER, from_smsc=False) == 1
    assert smsc.gate.count(UNBIND, from_smsc=False) == 2


@pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl to make a certificate with")
async def test_tls_is_spoken_to_whom_the_operator_vouches_for(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=smsc -addext subjectAltName=IP:127.0.0.1"
    made += f" -keyout {key} -out {certificate}"
    await asyncio.to_thread(subprocess.run, ["openssl", *made.split()], check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    smsc = Smsc()
    smsc.gate.tls = context
    async with smsc:
        async with bound(smsc, tls=True, tls_ca=certificate) as stored:
            await stored.connector.send(outgoing())
        async with running(smsc, tls=True) as stranger:
            await until(lambda: "its certificate is not trusted" in caplog.text)
            assert not stranger.connector.session.is_bound
    assert len(smsc.submits) == 1
