"""The web connector: what a browser may send, and what it is shown."""

import uuid

import pytest
from pydantic import ValidationError

from connectors.base import Anomalous
from connectors.content import Content, Link, QuickReply, SignInForm
from connectors.web.connector import WebConnector

web = WebConnector()


def test_a_typed_message_is_trimmed() -> None:
    client_id = str(uuid.uuid4())
    (inbound,) = web.parse({"client_message_id": client_id, "text": "  bill??  "})
    assert (inbound.provider_message_id, inbound.text, inbound.chosen) == (client_id, "bill??", None)


def test_a_chosen_reply_names_its_message() -> None:
    choice = {"message_id": str(uuid.uuid4()), "index": 1}
    (inbound,) = web.parse({"client_message_id": str(uuid.uuid4()), "choice": choice})
    assert inbound.text is None
    assert inbound.chosen is not None
    assert inbound.chosen.index == 1


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"client_message_id": "1", "text": "hello"},
        {"client_message_id": str(uuid.uuid4())},
        {"client_message_id": str(uuid.uuid4()), "text": "   "},
        {"client_message_id": str(uuid.uuid4()), "text": "x" * 4001},
        {"client_message_id": str(uuid.uuid4()), "text": "hi", "choice": {"message_id": str(uuid.uuid4()), "index": 0}},
        {"client_message_id": str(uuid.uuid4()), "text": "hi", "intent": "pay_bill"},
    ],
)
def test_anything_else_is_refused(body: dict[str, object]) -> None:
    with pytest.raises(Anomalous):
        web.parse(body)


def test_what_a_reply_would_set_off_is_not_shown_to_the_browser() -> None:
    content = Content(
        text="Your bill is £84.20.",
        quick_replies=[QuickReply(title="Why this much?", intent="explain_bill")],
        form=SignInForm(kind="sign_in", then="check_bill"),
    )
    shown = web.render(content)
    assert shown["quick_replies"] == [{"index": 0, "title": "Why this much?"}]
    assert shown["form"] == {"kind": "sign_in", "step": "address"}
    assert "explain_bill" not in str(shown)
    assert "check_bill" not in str(shown)


def test_a_page_to_go_on_to_is_shown_with_the_name_of_the_wording() -> None:
    link = Link(title="Pay by card", url="https://pay.example.com/p/1")
    shown = web.render(Content(text="Cards are entered there.", key="payments.link", link=link))
    assert (shown["link"], shown["key"]) == (link.model_dump(), "payments.link")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "//elsewhere.example.com", "pay", "https://a b"])
def test_a_link_is_a_page_and_nothing_else(url: str) -> None:
    with pytest.raises(ValidationError):
        Link(title="Pay by card", url=url)
