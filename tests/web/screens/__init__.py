"""Every screen of the desk in every state it has, gone through for whoever looks: axe, or the pictures."""

from tests.web.screens import around, deeds, leading, log_in, talking

PARTS = {part.__name__.rpartition(".")[2]: part.see for part in (log_in, talking, deeds, around, leading)}
WIDTHS = (1280, 768, 640)
SCHEMES = ("light", "dark")
