/** Where the customer is signed in, in their words for it, and signing out any of it. */

import type { Place } from "@selfcare/client";
import { ago, Button, Icon } from "@selfcare/ui";
import { useEffect } from "preact/hooks";
import type { Own } from "./own";
import { texts } from "./texts";

const words = texts.places;

export function Places({ own, locale }: { own: Own; locale: string }) {
  const { places, failed } = own.state;
  useEffect(() => void own.look(), [own]);
  return (
    <section aria-labelledby="places">
      <h3 id="places">{words.title}</h3>
      {places === null && !failed && <p class="quiet">{words.loading}</p>}
      {failed && (
        <div class="quiet failed" role="alert">
          <Icon name="warning" />
          <span>{words.failed}</span>
          <Button kind="plain" onPress={() => void own.look()}>
            {texts.tryAgain}
          </Button>
        </div>
      )}
      <ul class="places">
        {places?.map((place) => (
          <PlaceLine key={place.id} {...{ own, place, locale }} />
        ))}
      </ul>
      {places?.length === 1 && <p class="quiet">{words.alone}</p>}
      {(places?.length ?? 0) > 2 && <Button onPress={() => void own.endOthers()}>{words.endOthers}</Button>}
    </section>
  );
}

function PlaceLine({ own, place, locale }: { own: Own; place: Place; locale: string }) {
  return (
    <li>
      <div>
        <p>{place.device}</p>
        <p class="quiet">{place.here ? words.here : words.used(whenOf(place.last_used_at, locale))}</p>
        {place.level === "anonymous" && <p class="quiet">{words.wornOff}</p>}
      </div>
      {!place.here && (
        <Button aria-label={words.endAloud(place.device)} onPress={() => void own.end(place)}>
          {words.end}
        </Button>
      )}
    </li>
  );
}

/** As people say it: minutes and hours ago today, else the day. */
export function whenOf(at: string, locale: string, now = Date.now()): string {
  const day = { day: "numeric", month: "long" } as const;
  return ago(at, locale, words.justNow, now) ?? `on ${new Date(at).toLocaleDateString(locale, day)}`;
}
