/** What can be done about somebody beside their form; each is asked about first, with what comes of it. */

import type { Person } from "@selfcare/client";
import { Button } from "@selfcare/ui";
import { texts } from "../texts";
import { Asked, useFocusBack } from "./form_parts";
import type { Deed, People, PeopleState } from "./people";

interface Props {
  people: People;
  person: Person;
  now: PeopleState;
  isAdmin: boolean;
}

export function PersonDeeds({ people, person, now, isAdmin }: Props) {
  const { asked } = now;
  const { deeds: words, more } = texts.people;
  const heading = useFocusBack(asked);
  return (
    <section class="panel-form" aria-labelledby="deeds-title">
      <h3 id="deeds-title" ref={heading} tabIndex={-1}>
        {more}
      </h3>
      {asked === null ? (
        <div class="row">
          {deedsFor(person, isAdmin).map((deed) => (
            <Button key={deed} onPress={() => people.ask(deed)}>
              {words[deed].go}
            </Button>
          ))}
        </div>
      ) : (
        <Asked
          why={words[asked].why(person.name)}
          go={words[asked].go}
          busy={now.busy}
          onGo={() => void people.doIt()}
          onStop={() => people.ask(null)}
        />
      )}
    </section>
  );
}

function deedsFor({ state, second_factor }: Person, isAdmin: boolean): readonly Deed[] {
  if (state === "disabled") return isAdmin ? ["back"] : [];
  const deeds: Deed[] = [];
  if (state === "available") deeds.push("finishing");
  if (state === "available" || state === "finishing") deeds.push("away");
  if (state !== "offline") deeds.push("offline");
  deeds.push("sessions");
  if (!isAdmin) return deeds;
  if (second_factor) deeds.push("factor");
  return [...deeds, "password", "disable"];
}
