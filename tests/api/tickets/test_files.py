"""Files of tickets: known by their bytes, handed out to be saved, refused where too large before they are read."""

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.files.names import ENDINGS, LONGEST_NAME, clean_name
from api.lengths import LONGEST_FILE
from api.tickets import attaching
from tests.api.callers import HUGO, Callers, key
from tests.api.files.samples import Endless
from tests.api.tickets.calls import PNG, case_of


async def sent(browser: httpx.AsyncClient, content: bytes, kind: str, name: str = "photo.png") -> httpx.Response:
    headers = key() | {"Content-Type": kind}
    path = f"{await case_of(browser)}/files"
    return await browser.post(path, params={"name": name}, content=content, headers=headers)


async def test_a_file_comes_back_as_it_went_in_to_be_saved_and_never_run(callers: Callers) -> None:
    hugo = await callers.customer(HUGO)
    file = (await sent(hugo, PNG, "image/png", "../../Küche \u202egnp.exe")).json()
    assert (file["name"], file["size"]) == ("Küche gnp.exe.png", len(PNG))
    answer = await hugo.get(f"/v1/tickets/{file['ticket_id']}/files/{file['id']}")
    assert (answer.content, answer.headers["Content-Type"]) == (PNG, "image/png")
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("content", "kind", "field"),
    [
        (b"<html>", "text/html", "Content-Type"),
        (b"\x00\x01", "image/png", "body"),
        (b"just words", "image/png", "Content-Type"),
        (PNG, "application/pdf", "Content-Type"),
        (b"", "image/png", "body"),
    ],
)
async def test_what_is_not_what_it_says_is_refused(callers: Callers, content: bytes, kind: str, field: str) -> None:
    answer = await sent(await callers.customer(HUGO), content, kind)
    assert (answer.status_code, answer.json()["field"]) == (422, field)


async def test_a_file_of_the_limit_is_taken(callers: Callers) -> None:
    answer = await sent(await callers.customer(HUGO), PNG.ljust(LONGEST_FILE, b"\0"), "image/png")
    assert answer.status_code == 201, answer.text


@pytest.mark.parametrize("declared", [True, False])
async def test_more_than_the_limit_is_refused_before_all_of_it_is_read(callers: Callers, declared: bool) -> None:
    hugo = await callers.customer(HUGO)
    path = f"{await case_of(hugo)}/files?name=a.png"
    much = Endless()
    headers = key() | {"Content-Type": "image/png"} | (much.declared if declared else {})
    answer = await hugo.post(path, content=much, headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (413, "/problems/content-too-large")
    assert "5 MB" in answer.json()["detail"]
    assert much.read <= (0 if declared else 6)


async def test_other_routes_keep_their_limit(callers: Callers) -> None:
    hugo = await callers.customer(HUGO)
    answer = await hugo.post(f"{await case_of(hugo)}/comments", json={"text": "x" * 70_000}, headers=key())
    assert answer.status_code == 413


async def test_a_customer_sends_so_many_a_day_and_no_more(callers: Callers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attaching, "FILES_A_DAY", 2)
    hugo = await callers.customer(HUGO)
    assert [(await sent(hugo, PNG, "image/png")).status_code for _ in range(3)] == [201, 201, 429]


async def test_a_ticket_takes_ten_files(callers: Callers) -> None:
    hugo = await callers.customer(HUGO)
    answers = [await sent(hugo, PNG, "image/png") for _ in range(10)]
    assert [answer.status_code for answer in answers] == [201] * 9 + [409]
    assert answers[-1].json()["type"] == "/problems/ticket-full"


@given(name=st.text(min_size=1, max_size=300), kind=st.sampled_from(sorted(ENDINGS)))
def test_a_name_is_always_made_harmless(name: str, kind: str) -> None:
    clean = clean_name(name, kind)
    assert 0 < len(clean) <= LONGEST_NAME
    assert clean.isprintable()
    assert not set(clean) & set('/\\<>:"|?*\0')
    assert not clean.startswith(".")
    assert clean.rpartition(".")[2] in ENDINGS[kind]
    assert clean_name(clean, kind) == clean
