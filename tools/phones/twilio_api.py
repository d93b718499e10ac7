"""The addresses of the stand-in for Twilio: whoever knocks there is asked for the account and a token."""

import base64
import binascii
import secrets
from urllib.parse import parse_qsl

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse

from tools.phones.twilio import API, Twilio
from tools.phones.twilio_messages import Refusal


def app_for(twilio: Twilio) -> FastAPI:
    app = FastAPI()
    app.include_router(router_for(twilio))
    return app


def router_for(twilio: Twilio) -> APIRouter:
    addresses, router = _Addresses(twilio), APIRouter()
    router.add_api_route(f"{API}/Messages.json", addresses.create, methods=["POST"])
    router.add_api_route(f"{API}/Messages.json", addresses.read, methods=["GET"])
    router.add_api_route(API + "/Messages/{message}/Media/{key}", addresses.send_on, methods=["GET"])
    router.add_api_route("/media-host/{account}/{message}/{key}", addresses.fetch, methods=["GET"])
    return router


class _Addresses:
    def __init__(self, twilio: Twilio) -> None:
        self._twilio = twilio

    async def create(self, request: Request, account: str) -> Response:
        try:
            self._let_in(request, account)
            return await self._twilio.create(dict(parse_qsl((await request.body()).decode(), keep_blank_values=True)))
        except Refusal as refusal:
            return _refused(refusal)

    async def read(self, request: Request, account: str) -> Response:
        try:
            self._let_in(request, account)
            return JSONResponse(self._twilio.listed(dict(request.query_params)))
        except Refusal as refusal:
            return _refused(refusal)

    async def send_on(self, request: Request, account: str, message: str, key: str) -> Response:
        try:
            self._let_in(request, account)
            self._twilio.media(key)
        except Refusal as refusal:
            return _refused(refusal)
        return RedirectResponse(f"{self._twilio.media_url}/{account}/{message}/{key}", 307)

    async def fetch(self, request: Request, key: str) -> Response:
        """Another machine than the API: whoever shows a token here has told it to a stranger."""
        if "authorization" in request.headers:
            return Response("Only one auth mechanism allowed", 400)
        try:
            content, media_type = self._twilio.media(key)
        except Refusal as refusal:
            return _refused(refusal)
        return Response(content, media_type=media_type)

    def _let_in(self, request: Request, account: str) -> None:
        if account != self._twilio.account.sid or not _knows_a_token(self._twilio, request):
            raise Refusal(20003, "Authenticate", 401)


def _refused(refusal: Refusal) -> Response:
    return JSONResponse(refusal.body, refusal.status, refusal.headers)


def _knows_a_token(twilio: Twilio, request: Request) -> bool:
    _, _, given = request.headers.get("authorization", "").partition(" ")
    try:
        name, _, token = base64.b64decode(given).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return False
    fitting = [secrets.compare_digest(token, each) for each in twilio.account.tokens]
    return name == twilio.account.sid and any(fitting)
