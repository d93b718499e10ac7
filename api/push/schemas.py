"""What goes over the wire about browsers that want to be told."""

import uuid

from pydantic import BaseModel, Field

from api.bodies import Body


class PushKeyOut(BaseModel):
    key: str | None = Field(description="for `applicationServerKey`; null where push is not set up here")


class PushKeysBody(Body):
    p256dh: str = Field(pattern=r"^[A-Za-z0-9_-]{87}=?$")
    auth: str = Field(pattern=r"^[A-Za-z0-9_-]{22}(==)?$")


class PushSubscriptionBody(Body):
    """As a browser's `PushSubscription` has it."""

    endpoint: str = Field(
        max_length=1000, pattern=r"^https://[!-~]+$", examples=["https://fcm.googleapis.com/fcm/send/abc"]
    )
    keys: PushKeysBody


class PushSubscriptionOut(BaseModel):
    id: uuid.UUID


class PushStandingOut(BaseModel):
    on: bool
