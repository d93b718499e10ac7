/** The words of every change that is offered, confirmed and done once. */

export const deedTexts = {
  noAnswer: "We could not be reached. Nothing was changed, and what you chose is still here.",
  systemAway:
    "The system behind this does not answer right now. Nothing was changed, and what you chose is still here.",
  refused: "That did not go through, and nothing was changed. Try again.",
  ended: "That offer has ended and nothing was changed. Look at it again and go on.",
  otherCard: "Choose another card.",
  old: "The system behind this does not answer, so nothing can be changed until it is back.",
  away: "There is no connection. This waits until it is back; what you chose stays.",

  check: "Check and confirm",
  holds: (until: string) => `This holds until ${until}.`,
  endsSoon: (until: string) => `This ends at ${until}.`,
  over: (until: string) => `This ended at ${until}, and nothing was changed.`,
  longer: "Keep it longer",
  again: "Get a new one",
  doing: "This can take some seconds.",
  back: "Choose again",

  unknown: "No answer yet",
  unknownWhy: (what: string) =>
    `We do not know yet whether this was done: ${what}. Please don't do it again: we ask until there is an answer.`,
  broken: (what: string) => `You confirmed this, and the answer never came here: ${what}.`,
  brokenWhy: "Go on with it to learn how it ended. However often it is asked, it is done once at most.",
  ask: "Ask again now",
  finish: "Go on with it",
  drop: "Leave it",

  receipt: "Receipt",
  number: "Number",
  now: "Now",
  monthly: "Each month",
  from: "From",
  until: "Until",
  nothing: "Nothing",
} as const;
