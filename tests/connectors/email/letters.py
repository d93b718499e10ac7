"""A letter to send."""

import uuid

from connectors.content import Link
from connectors.email.letter import Letter, Letterhead

HEAD = Letterhead("OptiLink", "#1D5BD0", "0800 555 0100", "08:00 to 20:00, every day", "en-GB")
LETTER = Letter(
    to="ana@example.com",
    subject="Your new bill is ready",
    paragraphs=("Your new bill is £84.20.", "It is due on Thu 20 March."),
    reference=uuid.UUID("0195aaaa-0000-7000-8000-000000000001"),
    head=HEAD,
    link=Link(title="See the bill", url="https://my.optilink.example/?a=1&b=2"),
    reason="You get this because you chose to hear of bills by e-mail.",
    may_be_refused=True,
)
