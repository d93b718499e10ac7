/** Who works at the desk: taken on, changed, sent away, let back in. */

import type { Invited, NewPerson, Person, PersonState, Team } from "@selfcare/client";
import type { Desk } from "../desk";
import { isAdmin } from "../state";
import { texts } from "../texts";
import type { Faults } from "./faults";
import { listed, NEW, Office, type OfficeState, unread } from "./office";

export interface PersonWords {
  name: string;
  email: string;
  role: Person["role"];
  teams: readonly string[];
  skills: string;
  languages: string;
  capacity: string;
}

/** What is asked about before it is done. */
export type Deed = "password" | "factor" | "sessions" | "disable" | "back" | PersonState;

export interface PeopleState extends OfficeState<Person, PersonWords> {
  teams: readonly Team[];
  asked: Deed | null;
  invited: Invited | null;
}

const EMPTY: PersonWords = {
  name: "",
  email: "",
  role: "agent",
  teams: [],
  skills: "",
  languages: "en",
  capacity: "3",
};
const FRESH: PeopleState = {
  ...unread(EMPTY),
  teams: [],
  asked: null,
  invited: null,
};
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const LANGUAGE = /^[a-z]{2,3}$/;
const WORD = /^[a-z0-9_]+$/;

export class People extends Office<Person, PersonWords, PeopleState> {
  protected readonly fields = ["name", "email", "role", "teams", "skills", "languages", "capacity"];
  private readonly me: () => Desk["state"]["me"];

  constructor(desk: Desk) {
    super(desk, FRESH);
    this.me = () => desk.state.me;
  }

  get person(): Person | undefined {
    return this.state.items?.find((one) => one.id === this.state.open);
  }

  /** Leads look after the agents of their own teams, admins after everybody. */
  mayChange(person: Person): boolean {
    const me = this.me();
    if (isAdmin(me)) return true;
    return person.role === "agent" && person.teams.some((team) => me?.teams.includes(team));
  }

  readonly openOne = (id: string): void => {
    this.begin(id);
    this.set({ asked: null, invited: null });
  };

  readonly ask = (asked: Deed | null): void => this.set({ asked, done: null, faults: {} });

  readonly doIt = async (): Promise<void> => {
    const { person } = this;
    const { asked } = this.state;
    if (person === undefined || asked === null) return;
    await this.attempt(async () => {
      const invited = await this.done(person, asked);
      const said = texts.people.deeds[asked].done(person.name);
      return { asked: null, invited, done: invited === null ? said : null };
    });
  };

  protected async fetch(): Promise<Partial<PeopleState>> {
    const [items, teams] = await Promise.all([this.api.people(), this.api.teams()]);
    return { items, teams };
  }

  protected wordsOf(open: string): PersonWords {
    const person = this.state.items?.find((one) => one.id === open);
    if (person === undefined) return EMPTY;
    const { name, email, role, teams } = person;
    return {
      ...{ name, email, role, teams },
      skills: person.skills.join(", "),
      languages: person.languages.join(", "),
      capacity: String(person.capacity),
    };
  }

  protected missing(): Faults {
    const { name, email, skills, languages, capacity } = this.state.words;
    const { missing } = texts.people;
    const spoken = listed(languages);
    const rules: readonly [string, boolean][] = [
      ["name", name.trim() !== ""],
      ["email", ADDRESS.test(email.trim())],
      ["skills", listed(skills).every((one) => WORD.test(one))],
      ["languages", spoken.length > 0 && spoken.every((one) => LANGUAGE.test(one))],
      ["capacity", /^\d+$/.test(capacity.trim()) && Number(capacity) <= 20],
    ];
    const wrong = rules.filter(([, isRight]) => !isRight).map(([field]) => field as keyof typeof missing);
    return Object.fromEntries(wrong.map((field) => [field, missing[field]]));
  }

  protected async deed(): Promise<Partial<PeopleState>> {
    const { open } = this.state;
    if (open === NEW) {
      const invited = await this.api.addPerson(this.told());
      return { open: invited.person.id, invited, asked: null };
    }
    const change = isAdmin(this.me()) ? this.told() : { skills: this.told().skills };
    const { name } = await this.api.changePerson(open ?? "", change);
    return { done: texts.people.saved(name) };
  }

  private told(): NewPerson {
    const { name, email, role, teams, skills, languages, capacity } = this.state.words;
    return {
      ...{ name: name.trim(), email: email.trim(), role, teams: [...teams] },
      skills: listed(skills),
      languages: listed(languages),
      capacity: Number(capacity),
    };
  }

  private async done({ id, has_password }: Person, asked: Deed): Promise<Invited | null> {
    const { api } = this;
    if (asked === "back") return api.invite(id);
    if (asked === "password") return has_password ? api.resetPassword(id) : api.invite(id);
    if (asked === "disable") await api.disable(id);
    else if (asked === "factor") await api.resetFactor(id);
    else if (asked === "sessions") await api.endTheirSessions(id);
    else await api.setTheirState(id, asked);
    return null;
  }
}
