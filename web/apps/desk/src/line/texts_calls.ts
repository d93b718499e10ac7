/** The words of promised calls. */

import type { CallEnded } from "@selfcare/client";

const time = (minutes: number) =>
  minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
const times = (count: number) => (count === 1 ? "once" : count === 2 ? "twice" : `${count} times`);

export const callTexts = {
  calls: {
    title: "Promised calls",
    none: "No calls to make.",
    noneHint: "Customers who asked to be called back are listed here, the next one first.",
    toMake: (count: number) => (count === 1 ? "1 call to make" : `${count} calls to make`),
    begins: (minutes: number) => `Ring in ${time(minutes)}`,
    within: (minutes: number) => `Ring now, within ${time(minutes)}`,
    late: (minutes: number) => `Was to be rung ${time(minutes)} ago`,
    before: (tries: number, slips: number) =>
      [tries > 0 ? `Rung ${times(tries)} in vain.` : "", slips > 0 ? `Not rung in time ${times(slips)}.` : ""]
        .filter((part) => part !== "")
        .join(" "),
    takenBy: (name: string) => `${name} rings`,
    take: "Take",
    goOn: "Go on",
    takeAloud: (isMine: boolean, name: string) => `${isMine ? "Go on" : "Take"}: ${name}`,
    ring: (name: string) => `Ring ${name}`,
    promised: "Promised for",
    about: "About",
    said: "Said",
    open: "Open the conversation",
    note: "What was said, or who answered",
    done: "Called",
    notReached: "Not reached",
    ended: (number: string, { state, window, ticket }: CallEnded) =>
      state === "done"
        ? `${number} is done.`
        : state === "due"
          ? `${number} is tried again: ${window?.display ?? ""}. The customer is told.`
          : `${number} was tried often enough. It goes on as case ${ticket ?? ""}.`,
  },
} as const;
