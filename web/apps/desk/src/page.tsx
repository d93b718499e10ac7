/** The whole page: the log-in, or the desk; and the two voices for screen readers. */

import { useStore, Voices, wearBrand } from "@selfcare/ui";
import { useEffect, useMemo } from "preact/hooks";
import type { Desk } from "./desk";
import { People } from "./office/people";
import { Teams } from "./office/teams";
import { LogIn } from "./own/log_in";
import { Shell } from "./shell";
import { type DeskState, offersOf } from "./state";
import { texts } from "./texts";

export function Page({ desk }: { desk: Desk }) {
  const state = useStore(desk);
  const kept = useMemo(() => ({ people: new People(desk), teams: new Teams(desk) }), [desk]);
  useBrand(state);
  useTitle(state);
  return (
    <>
      {state.phase === "unknown" && <Opening state={state} />}
      {state.phase === "out" && <LogIn desk={desk} state={state} />}
      {state.phase === "in" && <Shell desk={desk} state={state} {...kept} />}
      <Voices polite={state.polite} urgent={state.urgent} />
    </>
  );
}

function Opening({ state }: { state: DeskState }) {
  return (
    <main class="opening" aria-busy="true">
      <p>{state.link === "reconnecting" ? texts.notReached : texts.opening}</p>
    </main>
  );
}

function useBrand({ brand }: DeskState): void {
  useEffect(() => {
    if (brand === null) return;
    document.documentElement.lang = brand.locale;
    wearBrand(brand, document.documentElement);
  }, [brand]);
}

/** How many offers wait stands in the title: the page may be behind another. */
function useTitle({ brand, chats, phase }: DeskState): void {
  const offers = offersOf(chats).length;
  useEffect(() => {
    document.title = texts.title(brand?.name ?? "", phase === "in" ? offers : 0);
  }, [brand, offers, phase]);
}
