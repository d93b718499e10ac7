"""Outages over HTTP: for a signed-in browser, an agent's desk, and the bot on a customer's behalf."""

from fastapi import APIRouter

router = APIRouter(prefix="/v1/outages", tags=["outages"])
