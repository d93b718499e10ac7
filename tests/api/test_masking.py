"""Card numbers never reach the ledger; other long numbers do."""

import pytest

from api.masking import mask_cards


@pytest.mark.parametrize(
    "typed",
    ["4242424242424242", "4242 4242 4242 4242", "4242-4242-4242-4242", "my card is 4242424242424242, ok?"],
)
def test_a_card_number_keeps_only_its_last_four_digits(typed: str) -> None:
    masked = mask_cards(typed)
    assert "4242" in masked
    assert "42424242" not in masked.replace(" ", "").replace("-", "")


@pytest.mark.parametrize(
    "typed", ["1234567890123456", "my order is 2026 1121 0000 0001", "call 07700 900123", "£84.20"]
)
def test_a_number_that_is_no_card_is_left_alone(typed: str) -> None:
    assert mask_cards(typed) == typed


def test_two_cards_in_one_message_are_both_masked() -> None:
    assert mask_cards("5555555555554444 or 378282246310005?") == "•••• 4444 or •••• 0005?"


@pytest.mark.parametrize("typed", ["4242_4242_4242_4242", "\uff14\uff12" * 8, "4242__4242__4242__4242"])
def test_a_card_number_is_one_however_it_is_written(typed: str) -> None:
    assert mask_cards(typed) == "•••• 4242"
