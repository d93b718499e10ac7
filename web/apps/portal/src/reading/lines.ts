/** Which of their lines somebody looks at: the one they named, the one of last time, else their own. */

import type { Customer } from "@selfcare/client";
import { useEffect, useState } from "preact/hooks";
import { keep, kept } from "./kept";

type Service = Customer["accounts"][number]["services"][number];

export interface Line extends Service {
  /** False where somebody else pays for it. */
  isHeld: boolean;
}

const KEPT = "line";

export function linesOf(customer: Customer, kinds: readonly Service["kind"][]): Line[] {
  return customer.accounts.flatMap(({ held, services }) =>
    services
      .filter(({ state, kind }) => state !== "ceased" && kinds.includes(kind))
      .map((service) => ({ ...service, isHeld: held })),
  );
}

export function useLine(
  customer: Customer,
  kinds: readonly Service["kind"][],
  asked: string | null,
): { lines: readonly Line[]; line: Line | null; choose: (id: string) => void } {
  const [chosen, setChosen] = useState(() => asked ?? kept<string>(KEPT));
  useEffect(() => {
    if (asked !== null) setChosen(asked);
  }, [asked]);
  const lines = linesOf(customer, kinds);
  const choose = (id: string) => {
    keep(KEPT, id);
    setChosen(id);
  };
  return { lines, line: lines.find(({ id }) => id === chosen) ?? ownOf(customer, lines), choose };
}

/** The line on which they are reached is theirs; the first mobile line is a good guess. */
export function ownOf({ phone }: Customer, lines: readonly Line[]): Line | null {
  const own = lines.find(({ number }) => number !== null && number.number === phone?.number);
  return own ?? lines.find(({ kind }) => kind === "mobile") ?? lines[0] ?? null;
}
