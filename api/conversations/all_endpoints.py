"""All that browsers ask of conversations: the talk itself, who is at them, and where else they are signed in."""

from fastapi import APIRouter

from api.conversations import endpoints, place_endpoints, vouched_endpoints

router = APIRouter()
for each in (endpoints, vouched_endpoints, place_endpoints):
    router.include_router(each.router)
