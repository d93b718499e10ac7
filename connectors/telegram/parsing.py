"""What Telegram brings: one update at a time, of which we asked for messages and pressed buttons."""

from collections.abc import Iterator

from pydantic import Field, ValidationError

from connectors.base import Anomalous, File, Inbound
from connectors.fitting import chosen_in
from connectors.reading import Wire, json_object, moment

PRIVATE = "private"
# The first thing that everybody says there, by a button.
COMMANDS = {"/start": "hello", "/help": "help"}


class _File(Wire):
    file_id: str = Field(min_length=1, max_length=512)
    mime_type: str | None = None
    file_name: str | None = None
    # Photos come in several sizes, and stickers in three kinds.
    width: int = 0
    is_animated: bool = False
    is_video: bool = False

    def file(self, media_type: str) -> File:
        return File(self.file_id, self.mime_type or media_type, self.file_name)


class _Person(Wire):
    is_bot: bool = False


class _Chat(Wire):
    id: int
    type: str


class _Place(Wire):
    latitude: float
    longitude: float


class _Venue(Wire):
    title: str
    address: str


class _Message(Wire):
    message_id: int
    chat: _Chat
    sender: _Person | None = Field(default=None, alias="from")
    date: int | None = None
    text: str | None = None
    caption: str | None = None
    location: _Place | None = None
    venue: _Venue | None = None
    photo: tuple[_File, ...] = ()
    document: _File | None = None
    voice: _File | None = None
    audio: _File | None = None
    video: _File | None = None
    video_note: _File | None = None
    sticker: _File | None = None

    @property
    def is_for_us(self) -> bool:
        """In a group, a bot would answer what others say to each other, and show them what is whose."""
        return self.chat.type == PRIVATE and not (self.sender and self.sender.is_bot)

    @property
    def words(self) -> str | None:
        if self.location:
            named = (self.venue.title, self.venue.address) if self.venue else ()
            return ", ".join([*named, f"{self.location.latitude}, {self.location.longitude}"])
        return self.text if self.text is not None else self.caption

    @property
    def files(self) -> tuple[File, ...]:
        """A moving picture is told twice, as itself and as a document: the document is enough."""
        return tuple(self._files())

    def _files(self) -> Iterator[File]:
        if self.photo:
            yield max(self.photo, key=lambda size: size.width).file("image/jpeg")
        if self.sticker:
            moving = "video/webm" if self.sticker.is_video else "application/x-tgsticker"
            yield self.sticker.file(moving if self.sticker.is_video or self.sticker.is_animated else "image/webp")
        kinds = (
            (self.document, "application/octet-stream"),
            (self.voice, "audio/ogg"),
            (self.audio, "audio/mpeg"),
            (self.video or self.video_note, "video/mp4"),
        )
        yield from (each.file(media_type) for each, media_type in kinds if each)


class _Button(Wire):
    text: str = ""
    callback_data: str | None = None


class _Markup(Wire):
    inline_keyboard: tuple[tuple[_Button, ...], ...] = ()


class _Carrier(Wire):
    """The message with the button. Of one that is too old, Telegram tells its place alone."""

    chat: _Chat
    reply_markup: _Markup = _Markup()


class _Callback(Wire):
    id: str = Field(min_length=1, max_length=200)
    data: str | None = None
    message: _Carrier | None = None

    @property
    def title(self) -> str:
        rows = self.message.reply_markup.inline_keyboard if self.message else ()
        return next((button.text for row in rows for button in row if button.callback_data == self.data), "")


class _Update(Wire):
    update_id: int
    message: _Message | None = None
    callback_query: _Callback | None = None


def parse(body: bytes, bot: str) -> list[Inbound]:
    """An edited message is left alone: what was said first has been answered."""
    update = _update(body)
    if update.message is not None:
        return list(_written(update.message, bot))
    return list(_pressed(update.callback_query, bot)) if update.callback_query else []


def pressed_in(body: bytes) -> str | None:
    """Which press of a button it is: until it is acknowledged, the button shows that it is busy."""
    try:
        callback = _update(body).callback_query
    except Anomalous:
        return None
    return callback.id if callback else None


def _update(body: bytes) -> _Update:
    try:
        return _Update.model_validate(json_object(body))
    except ValidationError as error:
        # What the customer wrote stays out of it: errors are logged.
        fault = error.errors(include_input=False, include_context=False)[0]
        raise Anomalous(f"It is no update of Telegram: {fault['loc']} {fault['type']}") from None


def _written(message: _Message, bot: str) -> Iterator[Inbound]:
    words, files = message.words, message.files
    if message.is_for_us and (words or files):
        yield Inbound(
            provider_message_id=message_id(bot, message.chat.id, message.message_id),
            sender=str(message.chat.id),
            own=bot,
            text=COMMANDS.get(words, words) if words else words,
            files=files,
            sent_at=moment(message.date),
        )


def _pressed(callback: _Callback, bot: str) -> Iterator[Inbound]:
    chosen = chosen_in(callback.data)
    if callback.message and callback.message.chat.type == PRIVATE and chosen is not None:
        sender = str(callback.message.chat.id)
        yield Inbound(f"{bot}:press:{callback.id}", sender=sender, own=bot, text=callback.title, chosen=chosen)


def message_id(bot: str, chat: int, number: int) -> str:
    """Telegram counts the messages of each chat from one."""
    return f"{bot}:{chat}:{number}"
