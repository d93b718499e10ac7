/** Who works at the desk and in which teams, as functions: leads look after their agents, admins decide. */

import { ask } from "./api";
import type {
  Invited,
  NewPerson,
  NewTeam,
  Person,
  PersonChange,
  PersonState,
  Team,
  TeamChange,
} from "./desk_types";

export interface PeopleApi {
  people(): Promise<readonly Person[]>;
  addPerson(person: NewPerson): Promise<Invited>;
  changePerson(id: string, change: PersonChange): Promise<Person>;
  setTheirState(id: string, state: PersonState): Promise<Person>;
  disable(id: string): Promise<Person>;
  /** A new link; also for somebody who had left. */
  invite(id: string): Promise<Invited>;
  resetPassword(id: string): Promise<Invited>;
  resetFactor(id: string): Promise<void>;
  endTheirSessions(id: string): Promise<void>;
  addTeam(team: NewTeam): Promise<Team>;
  changeTeam(code: string, team: TeamChange): Promise<Team>;
  removeTeam(code: string): Promise<void>;
}

export function createPeopleApi(base: string): PeopleApi {
  const people = `${base}/v1/desk/agents`;
  const teams = `${base}/v1/desk/teams`;
  const one = (id: string) => `${people}/${encodeURIComponent(id)}`;
  return {
    people: async () => (await ask<{ items: Person[] }>("GET", people)).items,
    addPerson: (person) => ask<Invited>("POST", people, person),
    changePerson: (id, change) => ask<Person>("PATCH", one(id), change),
    setTheirState: (id, state) => ask<Person>("PUT", `${one(id)}/state`, { state }),
    disable: (id) => ask<Person>("POST", `${one(id)}/disable`),
    invite: (id) => ask<Invited>("POST", `${one(id)}/invitation`),
    resetPassword: (id) => ask<Invited>("POST", `${one(id)}/password-reset`),
    resetFactor: (id) => ask<void>("DELETE", `${one(id)}/second-factor`),
    endTheirSessions: (id) => ask<void>("DELETE", `${one(id)}/sessions`),
    addTeam: (team) => ask<Team>("POST", teams, team),
    changeTeam: (code, team) => ask<Team>("PUT", `${teams}/${code}`, team),
    removeTeam: (code) => ask<void>("DELETE", `${teams}/${code}`),
  };
}
