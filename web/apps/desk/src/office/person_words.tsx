/** How one of the people is spoken of: what they do now, how they come in, their teams; and what could not be read. */

import type { Person, Team } from "@selfcare/client";
import { Icon, type IconName } from "@selfcare/ui";
import { clock, day } from "../clock";
import type { Desk } from "../desk";
import { texts } from "../texts";

const SHAPES: Record<Person["state"], IconName> = {
  available: "check",
  finishing: "half",
  away: "clock",
  offline: "none",
  disabled: "close",
};

export const localeOf = (desk: Desk) => desk.state.brand?.locale ?? "en-GB";

export function Failed({ why }: { why: string }) {
  return (
    <p class="away" role="alert">
      <Icon name="warning" />
      {why}
    </p>
  );
}

export function PersonState({ person, locale }: { person: Person; locale: string }) {
  return (
    <>
      <span class={`with-icon is-${person.state}`}>
        <Icon name={SHAPES[person.state]} />
        {person.state === "disabled" ? texts.people.left : texts.states[person.state]}
      </span>
      {entranceOf(person, locale) !== null && <span class="hint">{entranceOf(person, locale)}</span>}
    </>
  );
}

/** What those who have no password yet can come in by. */
function entranceOf({ state, has_password, invited_until }: Person, locale: string): string | null {
  if (invited_until !== null) return texts.people.invited(momentOf(invited_until, locale));
  return has_password || state === "disabled" ? null : texts.people.noPassword;
}

export const momentOf = (at: string, locale: string) => texts.office.day(day(at, locale), clock(at, locale));

export function namesOf(person: Person, teams: readonly Team[]): readonly string[] {
  return person.teams.map((code) => teams.find((team) => team.code === code)?.name ?? code);
}
