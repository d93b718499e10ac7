"""A letter as it goes over the wire: plain text for who wants that, and HTML that is read aloud as it is seen."""

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from html import escape

from connectors.email.addresses import read_address
from connectors.email.letter import Letter
from connectors.email.settings import EmailSettings

# Each letter is told of in one line; what stands in it can come from a back office.
LONGEST_SUBJECT = 150


def render(letter: Letter, settings: EmailSettings, at: datetime) -> EmailMessage:
    """Raises ValueError where the address is none. What is in a header is one line there, whatever it was."""
    message = EmailMessage(policy=SMTP)
    sender = read_address(settings.sender, _one_line(letter.head.name))
    message["From"] = sender
    message["To"] = read_address(letter.to)
    message["Subject"] = _one_line(letter.subject)[:LONGEST_SUBJECT]
    message["Date"] = at
    message["Message-ID"] = f"<{letter.reference.hex}@{sender.domain}>"
    # No absence note of anybody's answers it (RFC 3834); the second is for the server that has its own word for that.
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    if settings.reply_to is not None:
        message["Reply-To"] = read_address(settings.reply_to)
    if letter.may_be_refused and settings.unsubscribe is not None:
        message["List-Unsubscribe"] = f"<{settings.unsubscribe}>"
    message.set_content(plain(letter, settings), cte="quoted-printable")
    message.add_alternative(html(letter, settings), subtype="html", cte="quoted-printable")
    return message


def plain(letter: Letter, settings: EmailSettings) -> str:
    body = [letter.code, *letter.paragraphs] if letter.code else [*letter.paragraphs]
    if letter.link is not None:
        body.append(f"{letter.link.title}: {letter.link.url}")
    return "\n\n".join([*body, "-- \n" + "\n".join(_foot(letter, settings))]) + "\n"


PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{subject}</title>
</head>
<body style="margin:0;background:#FFFFFF;color:#1A1A1A;font:16px/1.5 system-ui,sans-serif">
<div role="article" style="max-width:600px;margin:0 auto">
<p style="{colours};margin:0;padding:16px 24px;font-size:18px;font-weight:bold">{name}</p>
<div style="padding:24px">
<h1 style="font-size:22px;line-height:1.3;margin:0 0 16px">{subject}</h1>
{body}
</div>
<p style="margin:0;padding:16px 24px;border-top:1px solid #C9C9C9;color:#4A4A4A;font-size:14px">{foot}</p>
</div>
</body>
</html>
"""
PARAGRAPH = '<p style="margin:0 0 16px">{}</p>'
CODE = '<p style="font-size:32px;font-weight:bold;letter-spacing:4px;margin:0 0 16px">{}</p>'
LINK = '<a href="{}" style="{};display:inline-block;padding:12px 20px;border-radius:6px;font-weight:bold">{}</a>'


def html(letter: Letter, settings: EmailSettings) -> str:
    """No picture, no font, nothing from elsewhere: it looks the same with all of that blocked."""
    head = letter.head
    colours = f"background:{head.colour};color:{on(head.colour)}"
    body = [CODE.format(escape(letter.code))] if letter.code else []
    body += [PARAGRAPH.format(escape(paragraph)) for paragraph in letter.paragraphs]
    if letter.link is not None:
        link = LINK.format(escape(letter.link.url), colours, escape(letter.link.title))
        body.append(PARAGRAPH.format(link))
    return PAGE.format(
        language=escape(head.language),
        subject=escape(_one_line(letter.subject)),
        name=escape(head.name),
        colours=colours,
        body="\n".join(body),
        foot="<br>".join(escape(line) for line in _foot(letter, settings)),
    )


def _foot(letter: Letter, settings: EmailSettings) -> list[str]:
    head = letter.head
    lines = [letter.reason] if letter.reason else []
    if settings.reply_to is None:
        lines.append("This was sent by a machine, and nobody reads an answer to it.")
    return [*lines, f"{head.name}, {head.phone} ({head.phone_hours})"]


def on(colour: str) -> str:
    """Black or white, whichever is read more easily on a colour (WCAG 2)."""
    red, green, blue = (_linear(int(colour[place : place + 2], 16)) for place in (1, 3, 5))
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return "#FFFFFF" if 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 else "#000000"


def _linear(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _one_line(text: str) -> str:
    """A line break in a header would begin another header."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())
