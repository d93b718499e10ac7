"""Messenger's error codes and subcodes, in words that help whoever reads them at the desk."""

WINDOW_CLOSED = "The customer last wrote more than 24 hours ago: Messenger carries nothing until they do again."
_NOT_RECEIVING = "The customer takes no messages from us at the moment."
WORDS = {
    200: "Our page may not write to this person: look at the token's permissions.",
    230: "The token lacks the permission pages_messaging.",
    551: "The customer can't be reached: they have blocked our page or left Messenger.",
    1200: "Messenger could not send it just now.",
    # Subcodes say more than the code they come with.
    1545041: _NOT_RECEIVING,
    2018001: "Messenger knows no such person on this page.",
    2018065: WINDOW_CLOSED,
    2018108: _NOT_RECEIVING,
    2018278: WINDOW_CLOSED,
}
