/** Every word of the page itself, in one place. What the assistant says comes from the server. */

import type { BillCard, Cause, Link } from "@selfcare/client";

export const texts = {
  title: (brand: string, unread: number) => (unread > 0 ? `(${unread}) ${brand} chat` : `${brand} chat`),
  assistant: "Assistant",
  agent: "Agent",
  you: "You",
  noBrand: "Chat",
  link: {
    connecting: "Connecting",
    live: "Connected",
    reconnecting: "Reconnecting",
    offline: "Offline",
  } satisfies Record<Link, string>,
  call: (phone: string, hours: string) => `Call ${phone}, ${hours}`,
  signedInAs: (name: string) => `Signed in as ${name}`,
  signOut: "Sign out",

  log: "Conversation",
  opensBeside: "(opens in a new tab)",
  choices: "Choices",
  chosen: "chosen",
  choicesCount: (count: number) => (count === 1 ? "1 choice" : `${count} choices`),
  formWaits: "There is a form to fill in",
  said: (who: string, what: string) => `${who}: ${what}`,
  answerTo: "Answer to",
  newMessages: (count: number) => `${count} new`,
  typing: "The assistant is writing",
  answers: (name: string) => `${name} answers`,
  agentTyping: (name: string | null) => (name === null ? "An agent is writing" : `${name} is writing`),
  delivered: "Delivered",
  seen: "Seen",
  stillWorking: "Still working on it",

  message: "Message",
  placeholder: "Type a message",
  send: "Send",
  left: (count: number) =>
    count >= 0 ? `${count} characters left` : `${-count} characters too long: shorten it to send`,
  sending: "Sending",
  waiting: "Not sent yet, trying again",
  notSent: "Not sent",
  tooLong: "Not sent: it is longer than 4,000 characters",
  choiceOver: "Not sent: a person has joined. Write to them instead.",
  tryAgain: "Try again",
  discard: "Discard",
  notSentAloud: (what: string) => `Not sent: ${what}`,

  files: {
    add: "Add a photo or PDF",
    choose: "Photos or PDFs to add",
    toSend: "Files to send",
    drop: "Drop photos or PDFs here",
    unnamed: "Picture",
    again: "Try again",
    bringing: (name: string) => `Sending ${name}`,
    share: (percent: number) => `${percent} %`,
    ready: "Ready to send",
    readyAloud: (name: string) => `${name} is ready to send`,
    failedAloud: (name: string, why: string) => `${name}: ${why}`,
    cancel: (name: string) => `Cancel ${name}`,
    remove: (name: string) => `Remove ${name}`,
    picture: (name: string) => `Picture: ${name}`,
    sent: (names: string) => `Sent: ${names}`,
    size: (bytes: number) => sizeOf(bytes),
    coming: "On its way to us",
    lost: "Did not get here",
    gone: "Can't be shown any more",
    noAnswer: "It did not get through. Check your connection and try again.",
    refused: "This file can't be taken.",
    tooMany: (most: number) => `${most} files go in one message. Send these first, then add it again.`,
    tooLarge: (most: number) => `It is too large: up to ${sizeOf(most)} each. A smaller photo will do.`,
    otherKind: (most: number) => `Only photos (JPEG, PNG, WebP, GIF) and PDFs, up to ${sizeOf(most)} each.`,
  },

  offline:
    "No connection right now. You can go on writing: it is kept here and sent when the connection is back.",
  reconnecting: "Reconnecting. Nothing is lost: new messages come as soon as the connection is back.",
  backOnline: "Connected again",
  startedAnew: "Your last conversation has ended. This is a new one; what you were writing is still here.",
  stillSignedIn: "You are still signed in: we could not be reached. Press Sign out again.",
  slowStart: "This takes longer than it should. We go on trying.",
  loading: "Opening the conversation",
  retry: "Try now",

  signIn: {
    title: "Sign in",
    why: "We send you a six-digit code, so that only you see what is yours.",
    address: "Mobile number or e-mail",
    addressHint: "The one on your account, for example 07700 900101",
    sendCode: "Send me a code",
    haveCode: "I have a code",
    codeTitle: "Enter the code",
    sentTo: (where: string, until: string) =>
      `If ${where} is on an account with us, a code is on its way. Use it by ${until}.`,
    anyCode: "Type the six-digit code we sent you.",
    code: "Six-digit code",
    confirm: "Sign in",
    notReceived: "Not received?",
    notReceivedHelp:
      "It can take a minute. Look in spam too if you gave an e-mail address. Earlier codes stay good.",
    another: "Send another code",
    anotherSent: (where: string, until: string) =>
      `Another code is on its way to ${where}. Use it by ${until}.`,
    otherAddress: "Use another number or e-mail",
    done: "Signed in",
    over: "This form is closed",
    addressMissing: "Enter your mobile number or e-mail address",
    addressNotUnderstood:
      "Enter a mobile number, as in 07700 900101, or an e-mail address, as in ana@example.com",
    codeMissing: "Enter the six digits of the code",
    codeShape: "The code has six digits. Check it and enter it again",
    codeWrong: (left: number | null) => {
      if (left === null) return "That is not the code we sent. Check it and enter it again";
      if (left === 0) return "That is not the code we sent. Send yourself a new code to go on";
      return `That is not the code we sent. Check it: you have ${left === 1 ? "one try" : `${left} tries`} left`;
    },
    codeExpired: "That code can no longer be used. Send yourself another code below",
    tooMany: (until: string) => `You have asked for several codes. You can ask for the next one at ${until}`,
    noAnswer: "We could not be reached. Check your connection, then press the button again",
    refused: "That did not work this time. Press the button again, or call us",
  },

  settings: {
    open: "Settings",
    title: "Settings",
    close: "Close",
  },
  places: {
    title: "Where you are signed in",
    here: "This device",
    justNow: "just now",
    used: (when: string) => `Last used ${when}`,
    wornOff: "Has to sign in again before it can do anything",
    end: "Sign out",
    endAloud: (device: string) => `Sign out ${device}`,
    endOthers: "Sign out everywhere else",
    alone: "You are signed in nowhere else.",
    loading: "Looking where you are signed in",
    failed: "We could not be reached, so this may not be as it is now.",
  },
  push: {
    title: "Tell me when there's an answer",
    why: "You can close this page: your browser tells you when something new is here. It never shows what.",
    offer: "This takes a while. You can close this page, and your browser tells you when there's an answer.",
    turnOn: "Tell me",
    notNow: "No, thanks",
    asking: "Asking your browser",
    on: "On. Your browser tells you when there's an answer.",
    turnOff: "Turn off",
    refused:
      "Your browser lets us tell you nothing. You can allow it in the browser's own settings for this page.",
    failed: "Your browser could not be reached that way just now. The answer comes here in any case.",
  },
  line: {
    title: "Waiting for a person",
    place: (place: number) => (place === 1 ? "You're next in line" : `You're number ${place} in line`),
    called: "We're asking somebody to take this on",
    wait: (least: number, most: number) =>
      least === most ? `The wait is about ${most} min.` : `The wait is about ${least} to ${most} minutes.`,
    waitUnknown: "We can't say yet how long it takes.",
    rose: "Somebody whose need is more urgent, or who had waited before, has gone ahead.",
    sees: "They'll see what we've said here.",
    noTexts:
      "You're not signed in, so we have no number to text you on. Keep this page open, or come back to it.",
    textMe: "Leave, text me",
    textMeAloud: (where: string) => `Leave, text me at ${where}`,
    moving: "Keeping your place",
    back: "Back to assistant",
    leaving: "Taking you back",
    failed: "That did not get through. Check your connection, then press it again.",
  },
  rate: {
    legend: "How was it, from 1, bad, to 5, very good",
    words: ["Bad", "Poor", "Fair", "Good", "Very good"],
    thanks: "Thank you, that is noted. Until tomorrow you can change it.",
    more: "Anything to add? (optional)",
    send: "Send it too",
    sent: "Sent. Thank you.",
    failed: "That did not get through. Press it again.",
    over: "This question is closed.",
    last: (name: string | null) =>
      name === null
        ? "Your last conversation here: how did it go, from 1 (bad) to 5 (very good)?"
        : `Your last conversation here: how was it with ${name}, from 1 (bad) to 5 (very good)?`,
    notNow: "Not now",
  },
  textMe: {
    press: "Text me this",
    pressAloud: (where: string) => `Text me this, to ${where}`,
    sending: "Texting it",
    done: (where: string) => `Texted to ${where}`,
    noAnswer: "We could not be reached.",
    tooFast: "That was a lot of texts. Please try again in an hour.",
    refused: "It could not be texted this time.",
  },

  bill: {
    title: "Bill",
    states: {
      due: "Due",
      overdue: "Overdue",
      paid: "Paid",
      part_paid: "Part paid",
      disputed: "Disputed",
    } satisfies Record<BillCard["state"], string>,
    toPay: "To pay",
    total: "Total",
    due: "Due",
    payment: "Payment",
    change: "Change",
    period: "Period",
    account: "Account",
  },
  comparison: {
    title: "What changed",
    causes: "What changed, by how much",
    cause: "Cause",
    when: "When",
    amount: "Amount",
    rest: "Everything else",
    difference: "Difference",
    cadences: {
      once: "Once",
      monthly: "Every month",
      ended: "Ended",
    } satisfies Record<Cause["cadence"], string>,
    since: (cadence: Cause["cadence"], day: string) => (cadence === "once" ? day : `from ${day}`),
  },
  asOf: (time: string) => `As of ${time}`,
} as const;

function sizeOf(bytes: number): string {
  if (bytes >= 1024 * 1024)
    return `${(bytes / 1024 / 1024).toLocaleString("en-GB", { maximumFractionDigits: 1 })} MB`;
  return `${Math.max(1, Math.round(bytes / 1024))} KB`;
}
