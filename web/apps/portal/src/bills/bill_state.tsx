/** The state of a bill in a word with its shape. */

import type { BillState } from "@selfcare/client";
import { type IconName, State, type Tone } from "@selfcare/ui";
import { billTexts } from "./texts_bills";

const STATES: Record<BillState, { tone: Tone; icon: IconName }> = {
  due: { tone: "info", icon: "calendar" },
  overdue: { tone: "bad", icon: "bad" },
  paid: { tone: "good", icon: "check" },
  part_paid: { tone: "warn", icon: "half" },
  disputed: { tone: "warn", icon: "warning" },
};

export function BillStateWord({ state }: { state: BillState }) {
  return <State {...STATES[state]} word={billTexts.states[state]} />;
}
