/** The words of signing in. */

export const doorTexts = {
  tab: "Sign in",
  title: "Sign in",
  why: "See your bills, pay, and put things right.",
  left: "You are signed out. Nothing of yours is left on this screen.",
  unreached: "We can't be reached right now. This page goes on trying.",
  address: "Mobile number or e-mail",
  addressHint: "The one we have for you. We send a code to it.",
  addressMissing: "Enter your mobile number or e-mail address.",
  addressNotUnderstood: "That is neither a mobile number nor an e-mail address. Example: 07700 900123.",
  send: "Send me a code",
  codeTitle: "Enter the code",
  sentBefore: "Enter the newest code that was sent to you.",
  sentTo: (masked: string, until: string) =>
    `If ${masked} is one we know, a six-digit code is on its way. It works until ${until}.`,
  code: "Six-digit code",
  codeMissing: "Enter the six digits of the code.",
  codeShape: "A code has six digits.",
  codeWrong: (left: number | null) => {
    if (left === null) return "That is not the code.";
    if (left === 0) return "That is not the code, and it was the last try. Ask for another code.";
    return left === 1 ? "That is not the code. One try left." : `That is not the code. ${left} tries left.`;
  },
  codeExpired: "That code has ended. Ask for another one.",
  confirm: "Sign in",
  prove: "Confirm",
  notReceived: "Not received?",
  notReceivedHelp: "A text can take a minute; an e-mail may be among the unwanted ones.",
  another: "Send another code",
  anotherIn: (seconds: number) => `Another code can be sent in ${seconds} s`,
  anotherSent: (masked: string) => `Another code is on its way to ${masked}. The one before works too.`,
  otherAddress: "Use another number or e-mail",
  tooMany: (time: string) => `That was too often. It works again at ${time}.`,
  noAnswer: "There is no connection right now. Nothing is lost: try again.",
  refused: "That did not work. Try again, or call us.",
  passkey: "Sign in with a passkey",
  passkeyProve: "Confirm with a passkey",
  or: "or with a code",
  passkeyAsking: "Your device asks you now.",
  limited: {
    title: "Too many codes for now",
    why: (time: string) => `To keep your account safe, another code can be sent from ${time} on.`,
    meanwhile: "A code that you asked for here before still works.",
    enter: "I have a code",
    free: "Codes can be sent again.",
    again: "Go on",
  },
  needs: {
    ended: {
      title: "Sign in again",
      why: "You were signed out to keep your account safe. What you had begun is kept as it is.",
    },
    proof: {
      title: "Confirm it is you",
      why: "For money and contracts we ask for a fresh code. What you have entered stays.",
    },
  },
  help: (phone: string, hours: string) => `No access to either? Call ${phone}, ${hours}.`,
} as const;
