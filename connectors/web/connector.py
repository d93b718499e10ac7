"""The web channel: it can show everything, so little is lost in rendering."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, Field, ValidationError

from connectors.base import Anomalous, Inbound
from connectors.content import Card, Chosen, Content, Link, Media
from connectors.web.schemas import MessageIn


class OfferedReply(BaseModel):
    index: int
    title: str


class OfferedForm(BaseModel):
    kind: Literal["sign_in"]
    step: Literal["address", "code"]


class WebContent(BaseModel):
    """Content as a browser sees it: what a reply would set off is left out, so that nobody can send it by hand."""

    text: str
    teaser: str | None = None
    key: str | None = Field(default=None, description="the wording's name", examples=["billing.due"])
    plain: str | None = Field(default=None, description="all of it in plain words, with how to reply")
    quick_replies: list[OfferedReply] = []
    card: Card | None = None
    form: OfferedForm | None = None
    link: Link | None = None
    media: list[Media] = []
    event: str | None = None
    chosen: Chosen | None = None


class WebConnector:
    name = "web"

    def parse(self, body: Mapping[str, Any]) -> list[Inbound]:
        try:
            message = MessageIn.model_validate(body)
        except ValidationError as error:
            # What the customer wrote stays out of it: errors are logged.
            raise Anomalous(str(error.errors(include_input=False, include_context=False))) from None
        return [
            Inbound(
                provider_message_id=str(message.client_message_id),
                text=message.text,
                chosen=message.choice,
                uploads=tuple(message.files or ()),
            )
        ]

    def render(self, content: Content) -> dict[str, Any]:
        replies = [OfferedReply(index=i, title=reply.title) for i, reply in enumerate(content.quick_replies)]
        return WebContent(
            text=content.text,
            teaser=content.teaser,
            key=content.key,
            plain=content.plain,
            link=content.link,
            media=content.media,
            quick_replies=replies,
            card=content.card,
            form=OfferedForm(kind=content.form.kind, step=content.form.step) if content.form else None,
            event=content.event,
            chosen=content.chosen,
        ).model_dump(mode="json")
