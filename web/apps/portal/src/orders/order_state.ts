/** How an order stands, as a word with its shape. */

import type { Order } from "@selfcare/client";
import type { IconName, Tone } from "@selfcare/ui";
import { orderTexts as words } from "./texts_orders";

const STATES: Record<Order["state"], { tone: Tone; icon: IconName }> = {
  placed: { tone: "info", icon: "info" },
  packed: { tone: "info", icon: "half" },
  dispatched: { tone: "info", icon: "half" },
  delivered: { tone: "good", icon: "check" },
  completed: { tone: "good", icon: "check" },
  delayed: { tone: "bad", icon: "warning" },
  cancelled: { tone: "info", icon: "none" },
};

export const isUnderWay = ({ ended_on: ended, state }: Order): boolean =>
  ended === null && state !== "cancelled" && state !== "completed";

export const stateOf = ({ state }: Order) => ({ ...STATES[state], word: words.states[state] });
