/** The words of help: what works, saying it, and reaching one of us. */

export const helpTexts = {
  tab: "Help",
  title: {
    unknown: "Help",
    fine: "No known fault at your address",
    down: (away: string, area: string) => `${away}: fault in ${area}`,
    suspected: (away: string, area: string) => `${away} may be away in ${area}`,
  },
  asOf: (time: string) => `Fault list as of ${time}`,
  back: "Help",

  ask: {
    label: "What is wrong, or what would you like to do?",
    hint: "For example: no internet upstairs",
    go: "Ask the assistant",
    missing: "Write a few words first.",
    fits: "This may help",
  },

  services: {
    title: "Your services",
    tested: (words: string, when: string) => `Tested ${when}: ${words}`,
    never: "Not tested lately",
    test: "Test the line",
    none: "You have no running service.",
  },

  guides: {
    title: "Step by step",
    load: "The guides",
    kinds: { broadband: "Internet", tv: "TV", landline: "Landline", mobile: "Mobile" },
  },

  ways: {
    title: "What is under way",
    outages: "Faults and planned work",
    cases: "Cases",
    visits: "Visits",
    orders: "Orders",
    sim: "Lost phone, SIM and codes",
  },

  contact: {
    title: "Reach us",
    chat: "Chat",
    chatHint: "The assistant answers at once, day and night.",
    person: "A person",
    personDraft: "I want to talk to a person",
    personHint: "In the same chat. What you wrote goes along.",
    phone: (hours: string) => hours,
    emergency: "Emergency services",
    night: "Lost phone or fraud, at night",
    end: "End a service",
    endHint: "Costs and dates first, then you decide.",
  },

  call: {
    title: "Have us call you",
    load: "The times for a call",
    promised: (when: string, phone: string) => `We call ${phone} on ${when}.`,
    promisedNumber: (number: string) => `Call ${number}`,
    which: (phone: string) => `When shall we call ${phone}?`,
    noPhone: "There is no phone number on your account. Ask for a call in the chat.",
    noTimes: "No times for a call are free. Chat with us, or call the number above.",
    missing: "Choose a time.",
    go: "Call me then",
    cancel: "Cancel this call",
    cancelled: "Nobody calls. You can choose another time.",
  },

  refused: {
    noAnswer: "No answer yet. It may have arrived: press again, and it is still done only once.",
    unknown: "That did not go through, and nothing has changed. Press again, or ask in the chat.",
  },
  keep: "Leave it as it is",
  choose: "Choose one",
} as const;
