/** One team: its name, what it answers, its hours by weekday, and the days on which it is closed. */

import { Button, Field, Icon } from "@selfcare/ui";
import { day as dayOf } from "../clock";
import { texts } from "../texts";
import { Asked, Done, Group, Summary, useFocus, useFocusBack } from "./form_parts";
import { WEEKDAYS } from "./hours";
import { NEW } from "./office";
import type { Teams, TeamsState } from "./teams";

interface Props {
  teams: Teams;
  now: TeamsState;
}

export function TeamScreen({ teams, now, locale }: Props & { locale: string }) {
  const heading = useFocus<HTMLHeadingElement>();
  const isNew = now.open === NEW;
  const submit = (event: Event) => {
    event.preventDefault();
    void teams.save();
  };
  return (
    <main class="board office" tabIndex={-1} aria-labelledby="team-title">
      <Button kind="plain" onPress={teams.back}>
        <Icon name="reply" />
        {texts.office.back}
      </Button>
      <h2 id="team-title" ref={heading} tabIndex={-1} dir="auto">
        {isNew ? texts.teams.add : teams.team?.name}
      </h2>
      <form class="panel-form" onSubmit={submit} noValidate>
        <Summary form="team" faults={now.faults} tries={now.tries} />
        <Naming teams={teams} now={now} />
        <Hours teams={teams} now={now} />
        <Holidays teams={teams} now={now} locale={locale} />
        <div class="row">
          <Button kind="main" type="submit" inert={now.busy}>
            {now.busy ? texts.busy : isNew ? texts.teams.add : texts.office.keep}
          </Button>
        </div>
        <Done said={now.done} />
      </form>
      {!isNew && <Removing teams={teams} now={now} />}
    </main>
  );
}

function Naming({ teams, now }: Props) {
  const names = now.open === NEW ? (["name", "code", "topics"] as const) : (["name", "topics"] as const);
  return (
    <div class="fields">
      {names.map((name) => (
        <Field
          key={name}
          id={`team-${name}`}
          label={texts.teams.fields[name]}
          hint={texts.teams.hints[name]}
          error={now.faults[name] ?? null}
          autocomplete="off"
          value={now.words[name]}
          onWrite={(value) => teams.write({ [name]: value })}
        />
      ))}
    </div>
  );
}

function Hours({ teams, now }: Props) {
  return (
    <Group id="team-hours" legend={texts.teams.fields.hours} hint={texts.teams.hints.hours} error={undefined}>
      <div class="week">
        {WEEKDAYS.map((day) => (
          <Field
            key={day}
            id={`team-${day}`}
            label={texts.teams.days[day]}
            error={now.faults[day] ?? null}
            autocomplete="off"
            value={now.words[day]}
            onWrite={(value) => teams.write({ [day]: value })}
          />
        ))}
      </div>
      <div class="row">
        <Button onPress={teams.sameAll}>{texts.teams.sameAll}</Button>
      </div>
    </Group>
  );
}

function Holidays({ teams, now, locale }: Props & { locale: string }) {
  const { holidays, day } = now.words;
  const { fields, noDays, newDay, addDay, removeDay, removeShort } = texts.teams;
  const spelled = (one: string) => `${dayOf(`${one}T12:00:00`, locale)} ${one.slice(0, 4)}`;
  return (
    <Group id="team-holidays" legend={fields.holidays} error={now.faults.holidays}>
      {holidays.length === 0 && <p class="hint">{noDays}</p>}
      <ul class="days">
        {holidays.map((one) => (
          <li key={one}>
            <span>{spelled(one)}</span>
            <Button kind="plain" aria-label={removeDay(spelled(one))} onPress={() => teams.removeDay(one)}>
              {removeShort}
            </Button>
          </li>
        ))}
      </ul>
      <div class="row low">
        <Field
          id="team-day"
          label={newDay}
          type="date"
          value={day}
          onWrite={(value) => teams.write({ day: value })}
        />
        <Button onPress={teams.addDay}>{addDay}</Button>
      </div>
    </Group>
  );
}

function Removing({ teams, now }: Props) {
  const heading = useFocusBack(now.asked);
  const { remove, removeWhy } = texts.teams;
  return (
    <section class="panel-form" aria-labelledby="remove-title">
      <h3 id="remove-title" ref={heading} tabIndex={-1}>
        {texts.people.more}
      </h3>
      {now.asked === null ? (
        <div class="row">
          <Button onPress={() => teams.ask(true)}>{remove}</Button>
        </div>
      ) : (
        <Asked
          why={removeWhy}
          go={remove}
          busy={now.busy}
          onGo={() => void teams.remove()}
          onStop={() => teams.ask(null)}
        />
      )}
    </section>
  );
}
