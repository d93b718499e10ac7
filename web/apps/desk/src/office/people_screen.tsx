/** Everybody who answers customers: the list, and one of them open. */

import type { Person } from "@selfcare/client";
import { Button, Field, useStore } from "@selfcare/ui";
import { useEffect, useState } from "preact/hooks";
import type { Seen } from "../shell";
import { isAdmin } from "../state";
import { texts } from "../texts";
import { useFocus } from "./form_parts";
import { NEW } from "./office";
import type { People, PeopleState } from "./people";
import { PersonScreen } from "./person_screen";
import { Failed, localeOf, namesOf, PersonState } from "./person_words";

export function PeopleScreen({ desk, state, people }: Seen & { people: People }) {
  const now = useStore(people);
  useEffect(() => void people.read(), [people, state.boardChanged, state.now]);
  if (now.open !== null) return <PersonScreen key={now.open} desk={desk} people={people} now={now} />;
  return <Everybody people={people} now={now} isAdmin={isAdmin(state.me)} locale={localeOf(desk)} />;
}

interface ListProps {
  people: People;
  now: PeopleState;
  isAdmin: boolean;
  locale: string;
}

function Everybody({ people, now, isAdmin, locale }: ListProps) {
  const [words, find] = useState("");
  const heading = useFocus<HTMLHeadingElement>();
  const found = (now.items ?? []).filter((person) => isMeant(person, now, words));
  return (
    <main class="board office" tabIndex={-1} aria-labelledby="people-title">
      <div class="row">
        <h2 id="people-title" ref={heading} tabIndex={-1}>
          {texts.people.title}
        </h2>
        <span class="gap" />
        {isAdmin && (
          <Button kind="main" onPress={() => people.openOne(NEW)}>
            {texts.people.add}
          </Button>
        )}
      </div>
      {now.failed !== null && <Failed why={now.failed} />}
      {now.items === null && now.failed === null && <p class="hint">{texts.loading}</p>}
      {now.items !== null && (
        <>
          <Field id="people-find" label={texts.people.find} type="search" value={words} onWrite={find} />
          <PeopleTable people={people} found={found} teams={now.teams} locale={locale} />
        </>
      )}
    </main>
  );
}

type TableProps = Omit<ListProps, "isAdmin" | "now"> &
  Pick<PeopleState, "teams"> & { found: readonly Person[] };

function PeopleTable({ people, found, teams, locale }: TableProps) {
  return (
    <div class="table-frame">
      <table>
        <caption>{texts.people.count(found.filter((one) => one.state !== "disabled").length)}</caption>
        <thead>
          <tr>
            {texts.people.heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <button type="button" class="number-link" onClick={() => people.openOne(person.id)}>
                  <span dir="auto">{person.name}</span>
                </button>
                <span class="hint">{person.email}</span>
              </th>
              <td>{texts.people.roles[person.role]}</td>
              <td>{namesOf(person, teams).join(", ") || texts.office.none}</td>
              <td>{[...person.skills, ...person.languages].join(", ")}</td>
              <td>{texts.load.of(person.chats, person.capacity)}</td>
              <td>
                <PersonState person={person} locale={locale} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.length === 0 && <p class="hint">{texts.people.nobody}</p>}
    </div>
  );
}

function isMeant(person: Person, { teams }: PeopleState, words: string): boolean {
  const known = [person.name, person.email, ...person.skills, ...namesOf(person, teams)]
    .join(" ")
    .toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => known.includes(word));
}
