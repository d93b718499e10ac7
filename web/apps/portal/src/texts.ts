/** Every word of the shell, the door and the home page. What the operator's systems say comes from the server. */

import type { Theme } from "@selfcare/ui";

export const texts = {
  noBrand: "My account",
  skip: "Skip to the page",
  nav: "Pages",
  pages: {
    home: "Home",
    bills: "Bills",
    pay: "Pay",
    usage: "Usage",
    plan: "Plan",
    help: "Help",
    account: "Account",
    more: "More",
  },
  line: "Which line or service?",
  own: (name: string) => `${name}, more`,
  help: "Help",
  helpNews: (count: number) => (count === 1 ? "Help, 1 new answer" : `Help, ${count} new answers`),
  back: "Back",
  backTo: (page: string) => `Back to ${page}`,
  close: "Close",
  unread: (count: number, title: string) => `(${count}) ${title}`,

  banner: {
    away: "No connection. What you see is what was last known; paying waits until it is back.",
    again: "Try now",
    back: "Connected again.",
  },

  more: {
    title: "More",
    theme: "Colours",
    themes: { system: "As my device says", light: "Light", dark: "Dark" } satisfies Record<Theme, string>,
    signedIn: (name: string) => `Signed in as ${name}`,
    signOut: "Sign out",
    stillSignedIn: "Signing out did not get through. Try again before you leave this screen.",
    call: (phone: string, hours: string) => `Call ${phone}, ${hours}`,
  },

  states: {
    slow: "This takes longer than usual.",
    stale: (time: string) => `As of ${time}: newer is not to be had right now.`,
    asOf: (time: string) => `As of ${time}`,
    failed: {
      what: (name: string) => `${name} could not be loaded`,
      noAnswer: "There is no connection to us right now.",
      unknown: "Something on our side went wrong.",
      again: "Try again",
    },
    page: "This page",
    notThere: "There is no page at this address",
    notThereHelp: "It may have moved, or the link is incomplete.",
    toHome: "Go to Home",
  },

  dock: {
    title: "Help",
    frame: "Conversation with the assistant",
    fold: "Fold the conversation",
  },
} as const;
