"""Ids that are the same in every fill, so that a link into the demo stays good."""

import uuid

SPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "demo.example.com")


def demo_id(kind: str, *key: object) -> uuid.UUID:
    return uuid.uuid5(SPACE, ":".join([kind, *map(str, key)]))
