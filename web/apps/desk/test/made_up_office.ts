/** What the api would say of those who work at the desk. */

import type { Invited, Me, Person, Team } from "@selfcare/client";
import { ME } from "./made_up";

export const ADMIN: Me = {
  ...ME,
  id: "a0000000-0000-4000-8000-000000000009",
  name: "Owen Price",
  role: "admin",
};

export const PERSON: Person = {
  id: ME.id,
  name: ME.name,
  email: ME.email,
  role: "agent",
  state: "available",
  teams: ["accounts"],
  skills: ["billing"],
  languages: ["en"],
  capacity: 3,
  chats: 1,
  seen_at: "2026-11-22T14:01:00Z",
  has_password: true,
  second_factor: true,
  invited_until: null,
};

export const JO: Person = {
  ...PERSON,
  id: "a0000000-0000-4000-8000-000000000010",
  name: "Jo Baker",
  email: "jo@operator.example",
  state: "offline",
  chats: 0,
  seen_at: null,
  has_password: false,
  second_factor: false,
  invited_until: "2026-11-25T14:02:00Z",
};

export const INVITED: Invited = {
  person: JO,
  link_ends_at: "2026-11-25T14:02:00Z",
  sent_to: null,
  link: "https://desk.example/desk/#set-up=once",
  not_sent: "e-mail is not set up here",
};

export const TEAM: Team = {
  code: "accounts",
  name: "Accounts",
  topics: ["billing"],
  hours: { mon: [["08:00", "20:00"]] },
  holidays: ["2026-12-25"],
  is_open: true,
  opens: null,
  agents: 2,
  waiting: 0,
  with_agents: 1,
};
