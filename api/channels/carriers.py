"""The carriers of this installation: those whose settings are there."""

from collections.abc import Mapping

import procrastinate

from api.channels.lines import lines_of
from api.jobs import Jobs
from api.parts import text_carrier
from connectors.base import Provider
from connectors.email.connector import LetterBox
from connectors.push.connector import Pusher
from connectors.registry import letter_box, providers, pusher
from connectors.settings import HalfSetUp


def set_up() -> tuple[dict[str, Provider], LetterBox | None, Pusher | None]:
    """Who carries messages, letters and notices to browsers. Ends the process where one of them is half set up."""
    try:
        return providers(), letter_box(), pusher()
    except HalfSetUp as error:
        raise SystemExit(str(error)) from None


def jobs_for(app: procrastinate.App, carriers: Mapping[str, Provider]) -> Jobs:
    """What goes out over a line is the job of the worker that holds it."""
    texts = text_carrier(carriers)
    return Jobs(app, lines_of(carriers), texts.name if texts else "")
