"""What the product and the shop are told in the demo, so that the one may stand on the pages of the other."""

from collections.abc import Mapping

from tools.ports import free_ports
from tools.surroundings import reachable

DEMO = "demo"


def offered(environment: Mapping[str, str]) -> dict[str, str]:
    """The shop's address, and the sites that may show the chat with it among them. Outside the demo, nothing."""
    if environment.get("ENVIRONMENT") != DEMO:
        return {}
    port = environment.get("SHOP_PORT") or str(free_ports(1)[0])
    url = reachable(environment["HOST"], int(port))
    sites = [*filter(None, environment.get("WIDGET_SITES", "").split(",")), url]
    return {"SHOP_PORT": port, "SHOP_URL": url, "WIDGET_SITES": ",".join(sites)}
