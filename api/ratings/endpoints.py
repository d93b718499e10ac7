"""Ratings over HTTP: the bot asks for one, and the customer's page or the bot brings the answer."""

from fastapi import APIRouter

from api.access import Anybody
from api.db import Transaction
from api.errors import answers
from api.ratings import service
from api.ratings.schemas import RatingAskedIn, RatingIn, RatingOut
from api.ratings.service import BotOnly, NothingToRate
from api.sessions import SessionCookie
from api.tokens import TokenRefused

router = APIRouter(prefix="/v1/ratings", tags=["conversations", "ratings"], responses=answers(TokenRefused))


@router.post("", responses=answers(BotOnly))
async def ask_for_rating(body: RatingAskedIn, caller: Anybody, transaction: Transaction) -> RatingOut:
    """The bot has solved something: whether it may ask how that was. Asked before, it may not."""
    return await service.ask_after_assistant(transaction, caller, body.topic)


@router.get("/mine")
async def show_rating(caller: Anybody, transaction: Transaction, cookie: SessionCookie) -> RatingOut:
    """What this customer was asked last, and what they said."""
    return await service.show(transaction, caller, cookie)


@router.put("/mine", responses=answers(NothingToRate))
async def rate(body: RatingIn, caller: Anybody, transaction: Transaction, cookie: SessionCookie) -> RatingOut:
    """One to five, and a few words if they like. Within a day it may be changed; it counts once."""
    return await service.rate(transaction, caller, cookie, body)
