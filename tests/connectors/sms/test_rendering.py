"""Any content as one text that a telephone can show and somebody can answer."""

import uuid
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.content import Amount, BillCard, Content, Day, Link, QuickReply, SignInForm
from connectors.sms.alphabet import Alphabet, alphabet_of, parts
from connectors.sms.rendering import MOST_PARTS, REST, text_of

PAY = Link(title="Pay by card", url="https://pay.example.com/p/1")


def replies(*titles: str) -> list[QuickReply]:
    return [QuickReply(title=title, intent="secret_intent") for title in titles]


def test_the_plain_words_are_the_whole_text() -> None:
    content = Content(
        text="Your bill is £84.20.",
        plain="Your bill is £84.20, due Mon 23 November. Reply 1 Pay it, 2 Why this much or AGENT",
        quick_replies=replies("Pay it", "Why this much"),
    )
    assert text_of(content) == content.plain


def test_without_plain_words_the_choices_are_numbered_in_their_order() -> None:
    content = Content(text="What is it about?", quick_replies=replies("My bill", "My data", "A person"))
    assert text_of(content) == "What is it about? Reply 1 My bill, 2 My data, 3 A person"


def test_what_a_choice_means_is_never_told() -> None:
    assert "secret_intent" not in text_of(Content(text="Well?", quick_replies=replies("Pay", "Wait")))


def test_words_without_a_full_stop_get_one_before_the_menu() -> None:
    assert text_of(Content(text="Here you are", quick_replies=replies("Pay"))) == "Here you are. Reply 1 Pay"


def test_a_link_is_on_a_line_of_its_own() -> None:
    content = Content(text="Cards are entered on our page.", link=PAY, quick_replies=replies("Pay otherwise"))
    assert text_of(content) == "Cards are entered on our page. Reply 1 Pay otherwise\nhttps://pay.example.com/p/1"


def test_a_link_that_the_words_hold_is_not_told_twice() -> None:
    content = Content(text="Pay.", plain="Pay here: https://pay.example.com/p/1", link=PAY)
    assert text_of(content).count(PAY.url) == 1


def test_a_path_becomes_an_address() -> None:
    content = Content(text="Your bill as a file.", link=Link(title="Open", url="/bills/1.pdf"))
    assert text_of(content, public_url="https://help.example.com/") == (
        "Your bill as a file.\nhttps://help.example.com/bills/1.pdf"
    )
    assert text_of(content) == "Your bill as a file."


def test_a_cards_facts_are_in_its_line_of_text() -> None:
    amount = Amount(minor=8420, currency="GBP", display="£84.20")
    card = BillCard(
        kind="bill",
        state="due",
        amount=amount,
        total=amount,
        due_on=Day(iso=date(2026, 11, 23), display="Mon 23 November"),
        period="October",
        account="A-1",
        as_of="today",
        bill_id=uuid.uuid4(),
    )
    assert text_of(Content(text="£84.20 is due on Mon 23 November.", card=card)) == "£84.20 is due on Mon 23 November."


def test_a_form_has_its_words_in_the_text() -> None:
    form = SignInForm(kind="sign_in")
    assert text_of(Content(text="What is your number or e-mail?", form=form)) == "What is your number or e-mail?"


def test_word_processors_letters_do_not_make_it_dear() -> None:
    text = text_of(Content(text="It\u2019s \u00a35\u00a0\u2013 that\u2019s all\u2026"))
    assert text == "It's £5 - that's all..."
    assert alphabet_of(text) is Alphabet.gsm


def test_a_long_text_ends_after_a_sentence_and_says_how_to_get_the_rest() -> None:
    content = Content(
        text="Short.", plain="This is one of many sentences. " * 400 + "Reply 1 Pay, 2 Wait or AGENT", link=PAY
    )
    text = text_of(content)
    assert len(parts(text)) == MOST_PARTS
    assert text.endswith(f"many sentences. {REST} Reply 1 Pay, 2 Wait or AGENT\n{PAY.url}")


def test_a_sentence_that_never_ends_is_cut_after_a_word() -> None:
    text = text_of(Content(text="word " * 2000))
    assert text.endswith(f"word... {REST}")
    assert len(parts(text)) == MOST_PARTS


def test_a_word_that_never_ends_is_cut_somewhere() -> None:
    text = text_of(Content(text="w" * 10_000))
    assert text.endswith(f"www... {REST}")
    assert len(parts(text)) == MOST_PARTS


def test_emoji_are_dearer_and_so_fewer_letters_fit() -> None:
    text = text_of(Content(text="Good news 😀. " * 500))
    assert len(parts(text)) <= MOST_PARTS
    assert text.endswith(f"Good news 😀. {REST}")


def test_a_menu_that_does_not_fit_gives_way_to_a_person() -> None:
    text = text_of(Content(text="Which one?", quick_replies=replies(*["A very long title of a choice"] * 60)))
    assert text == f"Which one? {REST}"


def test_a_link_that_does_not_fit_is_left_out_rather_than_broken() -> None:
    link = Link(title="Pay", url="https://pay.example.com/" + "x" * 2000)
    text = text_of(Content(text="Pay here.", link=link))
    assert "pay.example.com" not in text
    assert text.endswith(REST)


def test_fewer_parts_can_be_asked_for() -> None:
    assert len(parts(text_of(Content(text="A sentence of words. " * 50), most=1))) == 1


@pytest.mark.parametrize(
    "plain", ["Reply to our letter. " + "Then wait. " * 300, "Is it due? Reply 1 Is it? 2 Or not?"]
)
def test_the_word_reply_alone_makes_no_menu(plain: str) -> None:
    text = text_of(Content(text="x", plain=plain))
    assert len(parts(text)) <= MOST_PARTS
    assert text.startswith(plain[:15])


def test_what_is_longer_than_any_menu_is_words() -> None:
    text = text_of(Content(text="x", plain="Hello. Reply to our letter. " + "Then wait. " * 300))
    assert text.startswith("Hello. Reply to our letter. Then wait. Then wait.")
    assert len(parts(text)) == MOST_PARTS


contents = st.builds(
    Content,
    text=st.text(max_size=1500),
    plain=st.none() | st.text(alphabet="ab. ?!\n😀€Reply", max_size=1500),
    quick_replies=st.lists(st.builds(QuickReply, title=st.text(max_size=60)), max_size=20),
    link=st.none() | st.just(PAY) | st.just(Link(title="Bill", url="/bills/1")),
)


@given(contents, st.integers(min_value=1, max_value=8))
def test_whatever_it_is_it_fits(content: Content, most: int) -> None:
    assert len(parts(text_of(content, public_url="https://help.example.com", most=most))) <= most


@given(contents)
def test_a_link_is_always_shown_where_it_fits(content: Content) -> None:
    text = text_of(content, public_url="https://help.example.com")
    assert content.link is None or content.link.url in text
