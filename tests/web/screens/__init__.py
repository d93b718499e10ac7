"""Every screen of the desk in every state, and the customer's side, gone through for axe, for the pictures."""

from tests.web.screens import around, customers, deeds, leading, log_in, talking

PARTS = {part.__name__.rpartition(".")[2]: part.see for part in (log_in, talking, deeds, around, leading, customers)}
WIDTHS = (1280, 768, 640)
