/** Around the conversation: rail, bar with link and state, what has to be said, and the panes. */

import { useStore } from "@selfcare/ui";
import { Bar } from "./bar";
import { Panel } from "./card/panel";
import type { Desk } from "./desk";
import { useKeys } from "./keys/keys";
import { Board } from "./leads/board";
import { Search } from "./leads/search";
import { Calls } from "./line/calls";
import { List } from "./line/list";
import { Offers } from "./line/offers";
import { Notices } from "./notices";
import type { People } from "./office/people";
import { PeopleScreen } from "./office/people_screen";
import type { Teams } from "./office/teams";
import { TeamsScreen } from "./office/teams_screen";
import { Rail } from "./rail";
import { Sheets } from "./sheets";
import type { DeskState } from "./state";
import { useFocusKept } from "./talk/focus_kept";
import { NothingOpen } from "./talk/nothing_open";
import { Thread } from "./talk/thread";

export interface Seen {
  desk: Desk;
  state: DeskState;
}

/** What is typed there stays while other screens are looked at. */
export interface Kept {
  people: People;
  teams: Teams;
}

export function Shell({ desk, state, people, teams }: Seen & Kept) {
  useKeys(desk);
  useFocusKept();
  const { talk, view } = state;
  return (
    <div class="desk" data-talk={talk !== null && view === "chats"}>
      <Rail desk={desk} state={state} />
      <div class="desk-main">
        <Bar desk={desk} state={state} />
        <Offers desk={desk} state={state} />
        <Notices desk={desk} state={state} />
        {view === "board" && <Board desk={desk} state={state} />}
        {view === "calls" && <Calls desk={desk} state={state} />}
        {view === "search" && <Search desk={desk} />}
        {view === "people" && <PeopleScreen desk={desk} state={state} people={people} />}
        {view === "teams" && <TeamsScreen desk={desk} state={state} teams={teams} />}
        {view === "chats" && <Panes desk={desk} state={state} />}
      </div>
      <Sheets desk={desk} state={state} />
    </div>
  );
}

function Panes({ desk, state }: Seen) {
  const { folded } = useStore(desk.liking);
  const { talk } = state;
  return (
    <div class="panes" data-folded={folded || talk === null}>
      <List desk={desk} state={state} />
      {talk === null && <NothingOpen desk={desk} state={state} />}
      {talk !== null && <Thread key={talk.id} desk={desk} state={state} talk={talk} />}
      {talk !== null && !folded && <Panel key={`panel ${talk.id}`} desk={desk} talk={talk} />}
    </div>
  );
}
