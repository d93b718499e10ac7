/** How agents get in and out, as functions. */

import { ask } from "./api";
import type {
  DeskSession,
  Factor,
  FactorSetUp,
  FirstCode,
  LogInAsked,
  LogInWays,
  Me,
  PasswordChange,
  Proof,
  SetUp,
} from "./desk_types";

export interface EntryApi {
  ways(): Promise<LogInWays>;
  /** The address to log in with. */
  setUp(asked: SetUp): Promise<string>;
  logIn(asked: LogInAsked): Promise<Me>;
  beginFactor(asked: LogInAsked): Promise<Factor>;
  confirmFactor(asked: FirstCode): Promise<FactorSetUp>;
  logOut(): Promise<void>;
  me(): Promise<Me>;
  sessions(): Promise<readonly DeskSession[]>;
  endSession(id: string): Promise<void>;
  endOtherSessions(): Promise<void>;
  changePassword(asked: PasswordChange): Promise<void>;
  /** Ten new ones; those before them are worth nothing. */
  renewCodes(asked: Proof): Promise<readonly string[]>;
}

export function createEntryApi(base: string): EntryApi {
  const desk = `${base}/v1/desk`;
  return {
    ways: () => ask<LogInWays>("GET", `${desk}/log-in-ways`),
    setUp: async (asked) => (await ask<{ email: string }>("POST", `${desk}/set-up`, asked)).email,
    logIn: (asked) => ask<Me>("POST", `${desk}/session`, asked),
    beginFactor: (asked) => ask<Factor>("POST", `${desk}/second-factor`, asked),
    confirmFactor: (asked) => ask<FactorSetUp>("POST", `${desk}/second-factor/first-code`, asked),
    logOut: () => ask<void>("DELETE", `${desk}/session`),
    me: () => ask<Me>("GET", `${desk}/me`),
    sessions: async () => (await ask<{ items: DeskSession[] }>("GET", `${desk}/sessions`)).items,
    endSession: (id) => ask<void>("DELETE", `${desk}/sessions/${encodeURIComponent(id)}`),
    endOtherSessions: () => ask<void>("DELETE", `${desk}/sessions`),
    changePassword: (asked) => ask<void>("PUT", `${desk}/password`, asked),
    renewCodes: async (asked) =>
      (await ask<{ recovery_codes: string[] }>("POST", `${desk}/recovery-codes`, asked)).recovery_codes,
  };
}
