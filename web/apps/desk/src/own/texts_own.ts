/** The words of what agents keep in order about their own log-in. */

export const ownTexts = {
  own: {
    title: "Your log-in",
    password: "Change your password",
    factor: { begin: "Set up a second factor", replace: "Replace your second factor" },
    codes: "New recovery codes",
    left: (count: number) => (count === 1 ? "1 recovery code is left." : `${count} recovery codes are left.`),
    noFactor: "You have no second factor.",
    endOthers: "Log out everywhere else",
    old: "Your password until now",
    now: "Your password",
    fresh: "Your new password",
    code: "Code",
    missing: {
      password: "Enter your password.",
      new_password: "Choose a new password.",
      code: "Enter a code of your app, or a recovery code.",
    },
    wrong: "That is not your password. Try it again.",
    changed: "Your password is changed. Everywhere else you are logged out.",
    addKey: "Add this key to an authenticator app, then type the code it shows:",
    next: "Go on",
    replaced: "Your second factor is set up. Everywhere else you are logged out.",
    renewed: "These are your recovery codes now. Those before them are worth nothing any more.",
    codesWhy: "You get ten new codes. Those you have are worth nothing then.",
    done: "Done",
  },
} as const;
