"""What the API says of itself: the framework's description, with errors as they are sent and who may call."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.errors import Problem, answers
from api.rules import Row, rows
from api.sessions import AGENT_COOKIE, COOKIE
from models import Level

SCHEMES = {
    "session": {"type": "apiKey", "in": "cookie", "name": COOKIE, "description": "a customer's browser"},
    "desk": {"type": "apiKey", "in": "cookie", "name": AGENT_COOKIE, "description": "an agent's desk"},
    "turn": {"type": "http", "scheme": "bearer", "description": "the bot, for the length of a turn"},
}
# What any endpoint may answer, whatever it does.
ANYWHERE = {"422": "/problems/malformed", "503": "/problems/database-unavailable"}
WITH_A_BODY = {"400": "/problems/bad-request", "413": "/problems/content-too-large"}
# Begin a session, or end one that may have ended already.
OPEN = ("/v1/conversations", "/v1/sign-out")
# Shapes the framework would describe, and that are never sent.
NEVER_SENT = ("HTTPValidationError", "ValidationError")


def describe(app: FastAPI) -> dict[str, Any]:
    """The framework's description, with the errors as they are really sent and who may call."""
    if app.openapi_schema is None:
        document = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        components = document["components"]
        components["schemas"]["Problem"] = Problem.model_json_schema()
        for name in NEVER_SENT:
            components["schemas"].pop(name, None)
        components["securitySchemes"] = SCHEMES
        of_topics, paths = rows(app), document["paths"]
        _tell_anyway(of_topics, paths)
        for operations in paths.values():
            for operation in operations.values():
                _tell_truly(operation)
        _open_up(of_topics, paths)
        app.openapi_schema = document
    return app.openapi_schema


def _tell_truly(operation: dict[str, Any]) -> None:
    schema = {"$ref": "#/components/schemas/Problem"}
    responses = operation["responses"]
    for parameter in operation.get("parameters", []):
        if parameter["name"] == "idempotency-key":
            # Asked for after it is known who asks, so the framework takes it for optional.
            parameter["required"] = True
            parameter["schema"] = parameter["schema"]["anyOf"][0]
    anywhere = ANYWHERE | (WITH_A_BODY if "requestBody" in operation else {})
    for status, kind in anywhere.items():
        known = responses.get(status, {}).get("description", "")
        told = kind if known in ("", "Validation Error") else f"{known}; {kind}"
        responses[status] = {"description": told}
    for status, response in responses.items():
        if int(status) >= 400:
            response["content"] = {"application/problem+json": {"schema": schema}}
    _tell_who_may(operation)


def _tell_who_may(operation: dict[str, Any]) -> None:
    tags = operation.get("tags", [])
    if {"handoffs", "ratings"} & set(tags):
        # The bot asks in the turn that it answers.
        operation["security"] = [{"session": []}, {"turn": []}]
    elif "conversations" in tags:
        operation["security"] = [{"session": []}]
    elif not {"brand", "channels"} & set(tags):
        # An agent names the customer in the header On-Behalf-Of.
        operation["security"] = [{"session": []}, {"turn": []}, {"desk": []}]


def _tell_anyway(of_topics: list[Row], paths: dict[str, Any]) -> None:
    """What comes from a route's rule and its key needs no word in any topic."""
    for row in of_topics:
        responses = paths[row.path][row.method.lower()]["responses"]
        for status, told in answers(*row.told_anyway()).items():
            known = responses.get(str(status), {}).get("description", "")
            own = "" if known == "Validation Error" else known
            responses[str(status)] = {"description": "; ".join(filter(None, [own, told["description"]]))}


def _open_up(of_topics: list[Row], paths: dict[str, Any]) -> None:
    """Where nobody has to be known, whoever is may say so all the same."""
    opened = [(row.path, row.method.lower()) for row in of_topics if row.allows(Level.anonymous)]
    for path, method in [*opened, *((path, "post") for path in OPEN)]:
        paths[path][method]["security"].insert(0, {})
