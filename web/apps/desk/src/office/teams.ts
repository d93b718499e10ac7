/** The teams: what each answers, and when it is open. */

import type { Team, TeamChange } from "@selfcare/client";
import type { Desk } from "../desk";
import { texts } from "../texts";
import type { Faults } from "./faults";
import { areInOrder, type Span, spansIn, WEEKDAYS, type Weekday, written } from "./hours";
import { listed, NEW, Office, type OfficeState, unread } from "./office";

export type TeamWords = Record<"name" | "code" | "topics" | "day", string> &
  Record<Weekday, string> & { holidays: readonly string[] };

export interface TeamsState extends OfficeState<Team, TeamWords> {
  /** Whether taking the open one away is asked about. */
  asked: true | null;
}

const EMPTY: TeamWords = {
  ...{ name: "", code: "", topics: "", day: "", holidays: [] },
  ...{ mon: "", tue: "", wed: "", thu: "", fri: "", sat: "", sun: "" },
};
const FRESH: TeamsState = {
  ...unread(EMPTY),
  asked: null,
};
const WORD = /^[a-z0-9_]+$/;

export class Teams extends Office<Team, TeamWords, TeamsState> {
  protected readonly fields = ["name", "code", "topics", "holidays", ...WEEKDAYS];

  constructor(desk: Desk) {
    super(desk, FRESH);
  }

  get team(): Team | undefined {
    return this.state.items?.find((one) => one.code === this.state.open);
  }

  readonly openOne = (code: string): void => {
    this.begin(code);
    this.set({ asked: null });
  };

  readonly ask = (asked: true | null): void => this.set({ asked, done: null, faults: {} });

  /** What Monday says, for every day until Friday. */
  readonly sameAll = (): void => {
    const { mon } = this.state.words;
    this.write({ tue: mon, wed: mon, thu: mon, fri: mon });
  };

  readonly addDay = (): void => this.write({ holidays: this.holidays(), day: "" });

  readonly removeDay = (day: string): void =>
    this.write({ holidays: this.state.words.holidays.filter((one) => one !== day) });

  readonly remove = async (): Promise<void> => {
    const { team } = this;
    if (team === undefined) return;
    await this.attempt(async () => {
      await this.api.removeTeam(team.code);
      return { open: null, asked: null, done: texts.teams.removed(team.name) };
    });
  };

  protected async fetch(): Promise<Partial<TeamsState>> {
    return { items: await this.api.teams() };
  }

  protected wordsOf(open: string): TeamWords {
    const team = this.state.items?.find((one) => one.code === open);
    if (team === undefined) return EMPTY;
    const { name, code, topics, hours, holidays } = team;
    const typed = WEEKDAYS.map((day) => [day, written((hours[day] ?? []) as Span[])] as const);
    return {
      ...EMPTY,
      ...{ name, code, topics: topics.join(", "), holidays },
      ...(Object.fromEntries(typed) as Record<Weekday, string>),
    };
  }

  protected missing(): Faults {
    const { words, open } = this.state;
    const { missing } = texts.teams;
    const found: Record<string, string> = {};
    if (words.name.trim() === "") found.name = missing.name;
    if (open === NEW && !WORD.test(words.code.trim())) found.code = missing.code;
    if (!listed(words.topics).every((one) => WORD.test(one))) found.topics = missing.topics;
    for (const day of WEEKDAYS) {
      const spans = spansIn(words[day]);
      if (spans === null) found[day] = missing.hours(texts.teams.days[day]);
      else if (!areInOrder(spans)) found[day] = missing.order(texts.teams.days[day]);
    }
    return found;
  }

  protected async deed(): Promise<Partial<TeamsState>> {
    const { open, words } = this.state;
    const told = this.told();
    if (open === NEW) {
      const { code, name } = await this.api.addTeam({ ...told, code: words.code.trim() });
      return {
        open: code,
        done: texts.teams.made(name),
        words: { ...words, holidays: told.holidays, day: "" },
      };
    }
    const { name } = await this.api.changeTeam(open ?? "", told);
    return { done: texts.teams.saved(name), words: { ...words, holidays: told.holidays, day: "" } };
  }

  private told(): TeamChange {
    const { words } = this.state;
    const hours = WEEKDAYS.map((day) => [day, spansIn(words[day]) ?? []] as const);
    return {
      name: words.name.trim(),
      topics: listed(words.topics),
      hours: Object.fromEntries(hours.filter(([, spans]) => spans.length > 0)),
      holidays: this.holidays(),
    };
  }

  /** With the one that was chosen and not added yet. */
  private holidays(): string[] {
    const { holidays, day } = this.state.words;
    return [...new Set([...holidays, ...(day === "" ? [] : [day])])].sort();
  }
}
