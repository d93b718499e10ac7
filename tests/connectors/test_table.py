"""The page that says what becomes of each kind of content is what the connectors do, and leaves no kind out."""

from connectors.content import Content
from connectors.table import EXAMPLES, PAGE, page

# These are about a message, not in it; `plain` and `teaser` are other words for the same.
NOT_SHOWN = {"text", "teaser", "key", "plain", "event", "chosen", "secret"}


def test_the_page_is_what_the_connectors_render() -> None:
    assert PAGE.read_text() == page(), "Write it again: python -m connectors.table"


def test_every_kind_of_content_has_an_example() -> None:
    shown = {name for example in EXAMPLES.values() for name in example.stored()}
    assert set(Content.model_fields) - NOT_SHOWN <= shown
