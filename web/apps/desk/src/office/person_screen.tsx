/** One of the people: what is known of them, the form, the link they come in by, and what else can be done. */

import type { Person } from "@selfcare/client";
import { Button, Facts, Icon } from "@selfcare/ui";
import type { Desk } from "../desk";
import { isAdmin } from "../state";
import { texts } from "../texts";
import { Done, Summary, useFocus } from "./form_parts";
import { NEW } from "./office";
import type { People, PeopleState } from "./people";
import { PersonDeeds } from "./person_deeds";
import { PersonFields } from "./person_fields";
import { PersonLink } from "./person_link";
import { Failed, localeOf, momentOf, namesOf, PersonState } from "./person_words";

export interface PersonProps {
  desk: Desk;
  people: People;
  now: PeopleState;
}

export function PersonScreen({ desk, people, now }: PersonProps) {
  const { person } = people;
  const heading = useFocus<HTMLHeadingElement>(now.invited === null);
  return (
    <main class="board office" tabIndex={-1} aria-labelledby="person-title">
      <Button kind="plain" onPress={people.back}>
        <Icon name="reply" />
        {texts.office.back}
      </Button>
      <h2 id="person-title" ref={heading} tabIndex={-1} dir="auto">
        {now.open === NEW ? texts.people.add : person?.name}
      </h2>
      {now.failed !== null && <Failed why={now.failed} />}
      {now.invited !== null && <PersonLink invited={now.invited} locale={localeOf(desk)} />}
      {person !== undefined && <Known person={person} now={now} locale={localeOf(desk)} />}
      <PersonForm desk={desk} people={people} now={now} />
      {person !== undefined && people.mayChange(person) && (
        <PersonDeeds people={people} person={person} now={now} isAdmin={isAdmin(desk.state.me)} />
      )}
    </main>
  );
}

function PersonForm({ desk, people, now }: PersonProps) {
  const { person } = people;
  if (person !== undefined && !people.mayChange(person)) return <p class="hint">{texts.people.readOnly}</p>;
  const submit = (event: Event) => {
    event.preventDefault();
    void people.save();
  };
  return (
    <form class="panel-form" onSubmit={submit} noValidate>
      <Summary form="person" faults={now.faults} tries={now.tries} />
      <PersonFields people={people} now={now} isAdmin={isAdmin(desk.state.me)} />
      <div class="row">
        <Button kind="main" type="submit" inert={now.busy}>
          {now.busy ? texts.busy : now.open === NEW ? texts.people.add : texts.office.keep}
        </Button>
        {now.open === NEW && <p class="hint">{texts.people.addHint}</p>}
      </div>
      <Done said={now.done} />
    </form>
  );
}

function Known({ person, now, locale }: { person: Person; now: PeopleState; locale: string }) {
  const { people } = texts;
  return (
    <section class="known" aria-label={people.about}>
      <Facts
        facts={[
          { term: people.heads[5], is: <PersonState person={person} locale={locale} /> },
          { term: people.heads[4], is: texts.load.of(person.chats, person.capacity) },
          { term: people.heads[1], is: people.roles[person.role] },
          { term: people.heads[2], is: namesOf(person, now.teams).join(", ") || texts.office.none },
          { term: people.factor, is: person.second_factor ? people.factorSet : people.factorNot },
          {
            term: people.seen,
            is: person.seen_at === null ? people.never : momentOf(person.seen_at, locale),
          },
        ]}
      />
    </section>
  );
}
