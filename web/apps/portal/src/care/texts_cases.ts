/** The words of cases. */

import type { CaseKind } from "@selfcare/client";

export const caseTexts = {
  tab: "Cases",
  load: "Your cases",
  loadOne: "Your case",
  title: {
    none: "No open case",
    open: (count: number) => (count === 1 ? "One case is open" : `${count} cases are open`),
    late: (number: string, days: number) =>
      days < 1
        ? `Case ${number} is late`
        : days === 1
          ? `Case ${number} is a day late`
          : `Case ${number} is ${days} days late`,
    waiting: (number: string) => `Case ${number} waits for an answer from you`,
  },
  noneHelp: "Whatever you ask us to look into stands here, with the day you hear from us.",
  open: "Open",
  over: "Over",
  new: "Open a case",
  number: (number: string) => `Case ${number}`,
  kinds: {
    fault: "Something does not work",
    billing: "A bill or a payment",
    complaint: "A complaint",
    request: "Something else you want",
  } satisfies Record<CaseKind, string>,
  states: {
    opened: "We have it",
    in_progress: "We work on it",
    waiting_for_customer: "Waits for you",
    resolved: "Solved",
    closed: "Closed",
    late: "Late",
  },
  promised: (when: string) => `You hear from us by ${when}`,
  wasPromised: (when: string) => `Promised by ${when}, and we are late. We are sorry.`,
  noPromise: "No day is promised yet. Ask for news, and you get one.",
  solved: (when: string) => `Solved on ${when}`,

  one: {
    tab: (number: string) => `Case ${number}`,
    notThere: "There is no such case",
    notThereHelp: "The list has every case of yours.",
    next: "You hear from us",
    solveBy: "Solved by",
    who: "Who has it",
    us: "Us",
    you: "You: we need an answer",
    number: "Number",
    opened: "Opened",
    kind: "About",
    visit: "A technician comes",
    visitIs: (starts: string, ends: string) => `${starts}, until ${ends}`,
    follows: (number: string) => `It goes on from case ${number}`,
    followedBy: (number: string) => `It goes on in case ${number}`,
    story: "What happened so far",
    notYours: "Another person on the account opened this case, and only they see what was said.",
    about: {
      title: (number: string) => `About case ${number}`,
      words: (number: string) => `My case ${number}`,
    },
  },
  add: {
    title: "Add information",
    label: "What should we know?",
    missing: "Write what we should know.",
    go: "Add it",
    done: "Added to your case.",
  },
  files: {
    title: "Photos and files",
    hint: "PNG, JPEG, WebP, PDF or plain text, at most 5 MB each.",
    add: "Add a photo or file",
    bringing: (name: string, percent: number) => `${name}: ${percent} %`,
    added: (name: string) => `${name} is added.`,
    tooLarge: (name: string) => `${name} is larger than 5 MB. Choose a smaller one.`,
    otherKind: (name: string) =>
      `${name} is of another kind. PNG, JPEG, WebP, PDF and plain text can be added.`,
    stop: "Stop",
  },
  chase: "Ask for news",
  reopen: {
    open: "It is not solved",
    title: "What is still wrong?",
    go: "Open it again",
    missing: "Write what is still wrong.",
  },
  close: {
    open: "Close the case",
    title: "Close this case?",
    why: "Nobody works on it any more. A visit that is booked for it has to be cancelled first.",
    reasons: { solved: "It is solved", no_longer_needed: "I don't need it any more" },
    legend: "Why?",
    go: "Close the case",
  },
  form: {
    tab: "Open a case",
    title: "Open a case",
    kind: "What is it about?",
    service: "Which service?",
    noService: "None of them",
    words: "What happened, and what should we do?",
    missingKind: "Choose what it is about.",
    missingWords: "Write what happened.",
    go: "Open the case",
    done: (number: string) => `Case ${number} is open`,
    see: "See the case",
    already: "See your cases",
  },
} as const;
