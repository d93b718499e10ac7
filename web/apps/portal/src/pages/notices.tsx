/** Which kinds of messages reach somebody where, and whether this browser tells them anything. */

import type { NoticeChoice, NoticeChoices } from "@selfcare/client";
import { Bones, Button, Card, PageHeading, useStore } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { BackToAccount, Done } from "../account/account_parts";
import { PushCard } from "../account/push_card";
import { accountTexts } from "../account/texts_account";
import { noticesTexts as words } from "../account/texts_notices";
import { Refused } from "../deeds/form_parts";
import { useChange } from "../deeds/use_change";
import type { PageProps } from "../pages";
import { usePortal } from "../portal";
import { Part } from "../reading/part";
import { useResource } from "../reading/use_resource";

type Kind = NoticeChoices["kinds"][number];
type Chosen = Readonly<Record<string, boolean>>;

export default function Notices(_: PageProps) {
  const choices = useResource("notice choices", (api, stop) => api.noticeChoices(stop));
  return (
    <div class="account">
      <PageHeading title={words.title} tab={words.tab} above={<BackToAccount />}>
        <p class="lead-in">{words.lead}</p>
      </PageHeading>
      <Part of={choices} what={words.what} shape={<Bones lines={["half", "long", "long", "long"]} />}>
        {({ kinds }, isStale) => <Form {...{ kinds, isStale }} onSaved={choices.again} />}
      </Part>
      <PushCard />
    </div>
  );
}

interface FormProps {
  kinds: readonly Kind[];
  isStale: boolean;
  onSaved: () => void;
}

function Form({ kinds, isStale, onSaved }: FormProps) {
  const { api, connection } = usePortal();
  const { isAway } = useStore(connection);
  const [chosen, setChosen] = useState<Chosen>({});
  const [said, setSaid] = useState("");
  const change = useChange();
  const wishes = wishesIn(kinds, chosen);
  const choose = (key: string, wanted: boolean) => {
    setSaid("");
    setChosen({ ...chosen, [key]: wanted });
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (wishes.length === 0) return setSaid(words.unchanged);
    const isDone = await change.make(JSON.stringify(wishes), (once) => api.chooseNotices(wishes, once));
    if (!isDone) return;
    setSaid(words.saved);
    onSaved();
  };
  return (
    <Card kind="tile">
      <form class="form" noValidate onSubmit={(event) => void submit(event)}>
        <div class="kinds">
          {kinds.map((kind) => (
            <KindRow key={kind.kind} {...{ kind, chosen }} onChoose={choose} />
          ))}
        </div>
        <Refused why={change.error} />
        <Done said={said} />
        <Button kind="main" type="submit" inert={change.busy || isStale || isAway}>
          {words.save}
        </Button>
        {(isStale || isAway) && <p class="quiet">{accountTexts.away}</p>}
      </form>
    </Card>
  );
}

function KindRow({ kind, chosen, onChoose }: KindProps) {
  return (
    <fieldset class="kind">
      <legend>{kind.label}</legend>
      {kind.needed !== null && <p class="hint">{kind.needed}</p>}
      <div class="kind-ways">
        {kind.channels.map(({ channel, wanted }) => {
          const key = keyOf(kind.kind, channel);
          return (
            <label key={key} class="tick">
              <input
                type="checkbox"
                checked={chosen[key] ?? wanted}
                onChange={(event) => onChoose(key, event.currentTarget.checked)}
              />
              {words.channels[channel]}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

interface KindProps {
  kind: Kind;
  chosen: Chosen;
  onChoose: (key: string, wanted: boolean) => void;
}

const keyOf = (kind: string, channel: string) => `${kind} ${channel}`;

/** What differs from what is kept: what is not named stays as it is. */
function wishesIn(kinds: readonly Kind[], chosen: Chosen): NoticeChoice[] {
  return kinds.flatMap(({ kind, channels }) =>
    channels.flatMap(({ channel, wanted }) => {
      const wish = chosen[keyOf(kind, channel)];
      return wish === undefined || wish === wanted ? [] : [{ kind, channel, wanted: wish }];
    }),
  );
}
