/** Runs while the chat is closed: shows that there is something, and opens the conversation when it is pressed. */

import { hearPushes, takeOver } from "@selfcare/client/worker";

takeOver();
hearPushes();
