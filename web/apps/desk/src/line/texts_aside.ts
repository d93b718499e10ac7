/** The words of putting a conversation aside. */

export const asideTexts = {
  aside: {
    title: "Put aside",
    short: "Put aside",
    back: "Take back",
    group: "Put aside",
    until: "Until",
    ways: {
      soon: "In 10 minutes",
      hour: "In an hour",
      opening: "Tomorrow, or the next day that the team opens",
      time: "At a time",
      written: "Until the customer writes",
    },
    at: "Time",
    hint: "It comes back by itself, sooner if the customer writes or something is due. Until then it takes none of your places.",
    missing: "Type a time.",
    go: "Put aside",
    done: (name: string, until: string) => `${name}: ${until}.`,
    time: (name: string) => `${name} is back with yours: it is time.`,
    wrote: (name: string) => `${name} is back with yours: look at what came.`,
  },
} as const;
