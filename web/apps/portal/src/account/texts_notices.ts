/** The words of the page about notifications. */

export const noticesTexts = {
  tab: "Notifications",
  title: "What we tell you, and where",
  what: "Your choices",
  lead: "It always stands on these pages too. At night we keep what can wait until morning.",
  legend: "Kinds of messages",
  channels: { email: "E-mail", sms: "Text", push: "Browser" },
  save: "Save the choices",
  saved: "Saved.",
  unchanged: "Nothing was changed.",
  undo: "Undo",
  push: {
    title: "This browser",
    why: "It can tell you when something is new, also while this page is closed. It never shows what, nor any amount.",
    none: "This browser can't be told anything while the page is closed. We use texts and e-mail instead.",
    asking: "Asking your browser.",
    on: "On. This browser tells you when something is new.",
    refused:
      "This browser lets us tell you nothing. You can allow it in its own settings for this page; texts reach you in any case.",
    failed: "The browser's messenger could not be reached just now. Nothing was turned on.",
    turnOn: "Tell me in this browser",
    turnOff: "Turn it off here",
  },
} as const;
