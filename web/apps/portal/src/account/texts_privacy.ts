/** The words of what is kept about somebody: a copy of it, and its end. */

export const privacyTexts = {
  tab: "Your data",
  title: "What we keep about you",
  copy: {
    title: "A copy of it",
    what: "Your copy",
    why: "All conversations, bills, payments, orders, cases and usage, and who looked at them, as a ZIP of plain files. It takes some minutes.",
    ask: "Ask for a copy",
    again: "Ask for a newer one",
    written: (since: string) =>
      `It is being written since ${since}. This page says when it is ready; you can go.`,
    ready: (until: string, size: string) => `Ready: ${size}, here until ${until}.`,
    fetch: "Fetch the copy",
    locked: "To see or ask for your copy we first confirm that it is you.",
    unlock: "Confirm it is me",
  },
  erase: {
    title: "Have it erased",
    why: "First you see what goes, what the law has us keep and until when. Nothing is erased before you confirm it.",
    ask: "See what would be erased",
    page: "Erase your data?",
    goes: "What is erased, for good",
    stays: "What has to stay",
    until: (day: string) => `Until ${day}`,
    holds: (until: string) => `This holds until ${until}. There is no way back afterwards.`,
    sure: "I understand that it can't be undone.",
    notSure: "Tick the box first: it can't be undone.",
    confirm: "Erase my data and sign me out",
    keep: "Keep everything",
    done: (number: string) =>
      `Your data was erased, and you are signed out. If you want to ask about it, name ${number}.`,
    signOut: "Sign out",
  },
} as const;
