/** Where somebody is signed in, and signing out any of it. */

import type { Place } from "@selfcare/client";
import { ago, Bones, Button, Card, useStore } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { Refused } from "../deeds/form_parts";
import { useChange } from "../deeds/use_change";
import { usePortal } from "../portal";
import { Part } from "../reading/part";
import { useResource } from "../reading/use_resource";
import { Done } from "./account_parts";
import { securityTexts } from "./texts_security";

const words = securityTexts.places;

export function PlacesCard() {
  const { api } = usePortal();
  const places = useResource("sign-ins", (of, stop) => of.signIns(stop));
  const [said, setSaid] = useState("");
  const change = useChange();
  const end = ({ id, device }: Place) =>
    void change.make(id, async () => {
      await api.endSignIn(id);
      setSaid(words.ended(device));
      places.again();
    });
  const endOthers = () =>
    void change.make("others", async () => {
      setSaid(words.endedOthers(await api.endOtherSignIns()));
      places.again();
    });
  return (
    <Card kind="tile">
      <h2 class="tile-title">{words.title}</h2>
      <Done said={said} />
      <Refused why={change.error} />
      <Part of={places} what={words.what} shape={<Bones lines={["half", "long"]} />}>
        {(all, isStale) => (
          <>
            <ul class="own-list">
              {all.map((place) => (
                <PlaceRow key={place.id} {...{ place }} onEnd={isStale ? null : end} />
              ))}
            </ul>
            {all.length === 1 && <p class="quiet">{words.alone}</p>}
            {all.length > 2 && !isStale && (
              <div class="acts">
                <Button inert={change.busy} onPress={endOthers}>
                  {words.endOthers}
                </Button>
              </div>
            )}
          </>
        )}
      </Part>
    </Card>
  );
}

function PlaceRow({ place, onEnd }: { place: Place; onEnd: ((place: Place) => void) | null }) {
  const { brand } = useStore(usePortal());
  const { device, here, level, last_used_at: at } = place;
  return (
    <li>
      <div>
        <p class="own-name">{device}</p>
        <p class="quiet">{here ? words.here : words.used(whenOf(at, brand?.locale ?? "en-GB"))}</p>
        {level === "anonymous" && <p class="quiet">{words.wornOff}</p>}
      </div>
      {!here && onEnd !== null && (
        <Button kind="plain" aria-label={words.endAloud(device)} onPress={() => onEnd(place)}>
          {words.end}
        </Button>
      )}
    </li>
  );
}

function whenOf(at: string, locale: string): string {
  const day = { day: "numeric", month: "long" } as const;
  return ago(at, locale, words.justNow) ?? new Date(at).toLocaleDateString(locale, day);
}
