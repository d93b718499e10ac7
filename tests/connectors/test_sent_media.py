"""Where an app can't fetch a file, or shows none, the words say where it is; and what is not here is not promised."""

from connectors.content import Content
from connectors.sent_media import parted
from connectors.sms.rendering import text_of
from connectors.telegram.rendering import messages
from tests.connectors.made_up import outgoing, with_files


def test_an_address_that_no_provider_can_reach_stands_in_the_words() -> None:
    (body,) = messages(outgoing(with_files("http://localhost:8000"), "5511223344"))
    assert body["text"] == (
        "Here they are.\n\nrouter.jpg: http://localhost:8000/v1/files/1\nbill.pdf: http://localhost:8000/v1/files/2"
    )


def test_choices_stay_pressable_below_the_words() -> None:
    bodies = messages(outgoing(with_files(quick_replies=[{"title": "Thanks"}]), "5511223344"))
    assert [len(body.get("reply_markup", {})) for body in bodies] == [0, 0, 1]


def test_a_text_message_has_the_links() -> None:
    assert text_of(with_files()) == (
        "Here they are.\nhttps://selfcare.example.com/v1/files/1\nhttps://selfcare.example.com/v1/files/2"
    )


def test_what_is_lost_or_has_no_address_is_only_in_the_words() -> None:
    without: Content = with_files()
    media = [each.model_copy(update={"url": None, "state": "lost"}) for each in without.media]
    kept, shown = parted(outgoing(without.model_copy(update={"media": media}), "5511223344"))
    assert (kept.content.text, shown) == ("Here they are.", [])
