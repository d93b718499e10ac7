/** The words of the page about who uses which line. */

export const peopleTexts = {
  tab: "People and lines",
  title: "Who uses which line",
  what: "The lines",
  asked: "Invitations",
  you: "You",
  yours: (label: string) => `You hold ${label}`,
  holderSees:
    "You see every line, its use and all bills. Whoever uses a line sees that line alone, and no bill.",
  theirs: (label: string) => `A line of ${label}`,
  userSees:
    "You see and look after your line. Whoever holds the account sees how much it uses and pays for it; you see no bill.",
  nothing: "You have no line with us yet",
  nothingHelp: "If somebody has asked you to use one of theirs, it stands here.",
  uses: "Used by",
  waits: (name: string, to: string) => `${name} is asked, at ${to}`,
  until: (when: string) => `Open until ${when}`,
  give: "Ask somebody",
  giveAloud: (line: string) => `Ask somebody to use ${line}`,
  takeBack: "Take back",
  takeBackAloud: (line: string, name: string) => `Take back ${line} from ${name}`,
  withdraw: "Withdraw",
  withdrawAloud: (line: string) => `Withdraw the invitation to ${line}`,

  invite: {
    title: (line: string) => `Ask somebody to use ${line}`,
    why: "They get a message, sign in with that number or e-mail, and say yes or no. You go on paying, and see how much is used.",
    given: "Their given name",
    family: "Their family name",
    value: "Their mobile number or e-mail",
    hint: "One that they read themselves: it proves that it is them.",
    missingName: "Enter both names, as they call themselves.",
    missing: "Enter their mobile number or e-mail address.",
    confirm: "Ask them",
    done: (name: string, until: string) =>
      `${name} is asked, and has until ${until} to answer. You hear of it.`,
  },
  back: {
    title: (line: string) => `Take ${line} back?`,
    why: (name: string) =>
      `${name} sees nothing of this line any more, at once, and is told so. The SIM goes on working: bar the line if the phone is not with you.`,
    confirm: (line: string) => `Take ${line} back`,
    keep: (name: string) => `Leave it with ${name}`,
  },
  withdrawing: {
    title: "Withdraw the invitation?",
    why: (name: string) => `${name} can't say yes any more. What you wrote about them is forgotten.`,
    confirm: "Withdraw it",
    keep: "Leave it open",
  },
  invitation: {
    title: (by: string, line: string) => `${by} asks you to use ${line}`,
    accept: "Yes, I use it",
    decline: "No, thanks",
  },
} as const;
