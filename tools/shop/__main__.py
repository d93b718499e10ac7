"""`python -m tools.shop`: a shop's own site with the chat on it. The supervisor starts it, in the demo only."""

import os
import signal
import sys
import threading

from tools.phones.operator import operator_of
from tools.shop.offered import DEMO
from tools.shop.site import site


def main() -> None:
    environment = os.environ
    shop = site(
        environment.get("HOST") or "127.0.0.1",
        int(environment["SHOP_PORT"]),
        chat=environment["PUBLIC_URL"],
        operator=operator_of(environment).name,
    )
    # It is asked to stop from the thread that serves, and would wait for itself.
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=shop.shutdown).start())
    shop.serve_forever(poll_interval=0.1)
    shop.server_close()


if __name__ == "__main__":
    if os.environ.get("ENVIRONMENT") != DEMO:
        sys.exit("This shop is made up: it is for a demo, and ENVIRONMENT is none.")
    main()
