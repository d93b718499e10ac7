"""All that is asked about who works at the desk: agents, and their teams."""

from fastapi import APIRouter

from api.agents import endpoints, team_endpoints

router = APIRouter()
for each in (endpoints, team_endpoints):
    router.include_router(each.router)
