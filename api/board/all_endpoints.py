"""What the desk is told as it happens, finds, and what leads see and decide."""

from fastapi import APIRouter

from api.board import endpoints
from api.following import endpoints as following
from api.handoff import lead_endpoints
from api.searching import endpoints as searching

router = APIRouter()
for each in (following, endpoints, lead_endpoints, searching):
    router.include_router(each.router)
