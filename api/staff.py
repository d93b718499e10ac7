"""All that agents call, and customers never."""

from fastapi import APIRouter

from api.agents import all_endpoints as agents
from api.board import all_endpoints as live
from api.callbacks import desk_endpoints as callbacks
from api.card import endpoints as cards
from api.channels import mending_endpoints as mending
from api.desk import conversations_endpoints as conversations
from api.desk import endpoints as desk
from api.desk import file_endpoints as files
from api.desk import own_endpoints as own
from api.handoff import aside_endpoints as aside
from api.handoff import desk_endpoints as handoffs
from api.oidc import endpoints as oidc
from api.ratings import desk_endpoints as ratings
from api.writing import endpoints as writing

router = APIRouter()
TALKING = (conversations, files, handoffs, aside, callbacks, ratings, writing, cards)
for each in (desk, own, *TALKING, live, agents, oidc, mending):
    router.include_router(each.router)
