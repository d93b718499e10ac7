/** The fields about one of the people. A lead changes their skills alone. */

import { Field } from "@selfcare/ui";
import { texts } from "../texts";
import { Group } from "./form_parts";
import type { People, PeopleState, PersonWords } from "./people";

interface Props {
  people: People;
  now: PeopleState;
}

type Typed = "name" | "email" | "skills" | "languages" | "capacity";

const ROLES = ["agent", "lead", "admin"] as const;

export function PersonFields({ people, now, isAdmin }: Props & { isAdmin: boolean }) {
  if (!isAdmin) {
    return (
      <>
        <p class="hint">{texts.people.skillsOnly}</p>
        <Words name="skills" people={people} now={now} />
      </>
    );
  }
  return (
    <div class="fields">
      <Words name="name" people={people} now={now} />
      <Words name="email" people={people} now={now} />
      <Role people={people} now={now} />
      <Words name="capacity" people={people} now={now} />
      <Teams people={people} now={now} />
      <Words name="skills" people={people} now={now} />
      <Words name="languages" people={people} now={now} />
    </div>
  );
}

function Words({ name, people, now }: Props & { name: Typed }) {
  return (
    <Field
      id={`person-${name}`}
      label={texts.people.fields[name]}
      hint={texts.people.hints[name]}
      error={now.faults[name] ?? null}
      type={name === "email" ? "email" : "text"}
      autocomplete="off"
      inputMode={name === "capacity" ? "numeric" : name === "email" ? "email" : "text"}
      value={now.words[name]}
      onWrite={(value) => people.write({ [name]: value })}
    />
  );
}

function Role({ people, now }: Props) {
  const { fields, roles, rolesHint } = texts.people;
  return (
    <Group id="person-role" legend={fields.role} hint={rolesHint} error={now.faults.role}>
      <div class="row">
        {ROLES.map((role) => (
          <label key={role} class="way">
            <input
              type="radio"
              name="role"
              checked={now.words.role === role}
              onChange={() => people.write({ role: role satisfies PersonWords["role"] })}
            />
            <span>{roles[role]}</span>
          </label>
        ))}
      </div>
    </Group>
  );
}

function Teams({ people, now }: Props) {
  const { teams } = now.words;
  const change = (code: string, isIn: boolean) =>
    people.write({ teams: isIn ? [...teams, code] : teams.filter((one) => one !== code) });
  return (
    <Group id="person-teams" legend={texts.people.fields.teams} error={now.faults.teams}>
      <div class="row">
        {now.teams.map(({ code, name }) => (
          <label key={code} class="way">
            <input
              type="checkbox"
              checked={teams.includes(code)}
              onChange={(event) => change(code, event.currentTarget.checked)}
            />
            <span dir="auto">{name}</span>
          </label>
        ))}
      </div>
    </Group>
  );
}
