"""The one step that the desk's tests share."""

import httpx

from api.demo.staff import PASSWORD

PRIYA, SAM = "priya@optilink.example.com", "sam@optilink.example.com"
SESSION, ME = "/v1/desk/session", "/v1/desk/me"


async def log_in(client: httpx.AsyncClient, email: str = PRIYA, password: str = PASSWORD) -> httpx.Response:
    return await client.post(SESSION, json={"email": email, "password": password})
