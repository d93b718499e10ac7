/** The words of the screens for people and for teams. */

const days = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};

export const officeTexts = {
  office: {
    noAnswer:
      "Nobody answered, so it may or may not be done. What you typed is kept: look at the list, then try again.",
    fault: (fault: string) => fault.replace(/^Value error, (.)/, (_, first: string) => first.toUpperCase()),
    toFix: (count: number) => (count === 1 ? "1 thing to fix" : `${count} things to fix`),
    back: "Back to the list",
    none: "None",
    keep: "Save changes",
    stop: "Cancel",
    day: (day: string, time: string) => `${day}, ${time}`,
  },
  people: {
    title: "People",
    count: (count: number) =>
      count === 1 ? "1 person answers customers" : `${count} people answer customers`,
    find: "Find by name, address, team or skill",
    nobody: "Nobody is called that. Try fewer letters.",
    add: "Take somebody on",
    addHint: "They choose a password by a link that you get once this is saved.",
    about: "About them",
    heads: ["Name", "Role", "Teams", "Skills and languages", "Has", "State"],
    roles: { agent: "Agent", lead: "Lead", admin: "Admin" },
    rolesHint: "Leads see the board and look after their teams' agents. Admins decide who works here.",
    fields: {
      name: "Name",
      email: "E-mail",
      role: "Role",
      teams: "Teams",
      skills: "Skills",
      languages: "Languages",
      capacity: "Conversations at once",
    },
    hints: {
      name: "Customers read the first name.",
      email: "They log in with it.",
      skills: "Apart by commas, as in: billing, orders. None is fine.",
      languages: "Two letters each, as in: en, fr.",
      capacity: "From 0 to 20.",
    },
    missing: {
      name: "Enter a name.",
      email: "Enter an address like jo@operator.example.",
      skills: "Write each skill as one word in plain letters, as in: billing, line_fault.",
      languages: "Enter at least one language by its two letters, as in: en, fr.",
      capacity: "Enter a whole number from 0 to 20.",
    },
    left: "Has left",
    invited: (until: string) => `Has a link until ${until}`,
    noPassword: "Has no password and no link",
    factor: "Second factor",
    factorSet: "Set up",
    factorNot: "Not set up",
    seen: "Last at the desk",
    never: "Never yet",
    saved: (name: string) => `Saved. ${name} is as you typed it.`,
    readOnly: "Only an admin, or a lead of theirs, changes this.",
    skillsOnly: "You can change the skills. Ask an admin for the rest.",
    link: {
      title: (name: string) => `${name} can choose a password now`,
      sent: (address: string, until: string) =>
        `A letter with the link went to ${address}. It is good until ${until}, once.`,
      byHand: (until: string, why: string) =>
        `Hand this link over in person: it is shown this once, and is good until ${until}. No letter went: ${why}.`,
      label: "Link to choose a password",
      copy: "Copy the link",
      copied: "Copied.",
      byKey: "It is marked: copy it with Ctrl C.",
    },
    more: "More that you can do",
    deeds: {
      away: state("Set away", "away", "Their conversations go back to the head of the line."),
      finishing: state("Nothing new for them", "finishing", "They keep whom they have and get nobody new."),
      offline: state("Set off duty", "off duty", "Their conversations go back to the head of the line."),
      sessions: {
        go: "Log out everywhere",
        why: (name: string) => `${name} is logged out in every browser, and has to log in again.`,
        done: (name: string) => `${name} is logged out everywhere.`,
      },
      password: {
        go: "New link for the password",
        why: (name: string) =>
          `The password of ${name} is worth nothing at once, and they are logged out. You get a link for a new one.`,
        done: (name: string) => `${name} has a new link.`,
      },
      factor: {
        go: "Reset the second factor",
        why: (name: string) =>
          `For a lost phone. ${name} is logged out, and sets up another second factor at the next log-in.`,
        done: (name: string) => `The second factor of ${name} is gone.`,
      },
      disable: {
        go: "Send away for good",
        why: (name: string) =>
          `${name} is out at once, with no password left. Their conversations go back to the head of the line.`,
        done: (name: string) => `${name} has left.`,
      },
      back: {
        go: "Let back in",
        why: (name: string) => `${name} gets a link to choose a password, as on the first day.`,
        done: (name: string) => `${name} is back.`,
      },
    },
  },
  teams: {
    title: "Teams",
    what: "What each team answers, and when",
    add: "Make a team",
    heads: ["Code", "Team", "Answers", "Now", "Agents", "Waiting"],
    rest: "Whatever no other team does",
    open: "Open",
    opens: (when: string) => `Closed. Opens ${when}`,
    shut: "Closed",
    days,
    fields: {
      name: "Name",
      code: "Code",
      topics: "Topics",
      hours: "Hours",
      holidays: "Closed on",
    },
    hints: {
      name: "Customers and agents read it.",
      code: "A short word in plain letters, as in: technical. It can't be changed later.",
      topics: "Apart by commas, as in: billing, payments. Empty: whatever no other team answers.",
      hours: "As in 08:00-20:00, or 08:00-12:00, 13:00-24:00. Empty: closed. On the operator's clock.",
    },
    missing: {
      name: "Enter a name.",
      code: "Enter one word of plain small letters, digits and _, as in: technical.",
      topics: "Write each topic as one word in plain letters, as in: billing, line_fault.",
      hours: (day: string) => `Write the hours of ${day} as in 08:00-20:00, the latest end being 24:00.`,
      order: (day: string) =>
        `On ${day} each time has to end after it begins, and before the next one begins.`,
    },
    sameAll: "The same from Monday to Friday",
    addDay: "Add this day",
    newDay: "Another day",
    removeDay: (day: string) => `Open again on ${day}`,
    removeShort: "Remove",
    noDays: "No day is named.",
    saved: (name: string) => `Saved. ${name} is as you typed it.`,
    made: (name: string) => `${name} is there. Give it to agents under People.`,
    remove: "Take this team away",
    removeWhy: "Only a team that never had a conversation and has no agents can be taken away.",
    removed: (name: string) => `${name} is gone.`,
  },
} as const;

function state(go: string, becomes: string, effect: string) {
  return {
    go,
    why: (name: string) =>
      `${name} becomes ${becomes}. ${effect} Only they themselves can say that they are available again.`,
    done: (name: string) => `${name} is ${becomes}.`,
  };
}
