/** All teams: what each answers and whether it is open; and one of them open. */

import type { Team } from "@selfcare/client";
import { Button, useStore } from "@selfcare/ui";
import { useEffect } from "preact/hooks";
import { Table } from "../leads/board_table";
import type { Seen } from "../shell";
import { texts } from "../texts";
import { Done, useFocus } from "./form_parts";
import { NEW } from "./office";
import { Failed, localeOf } from "./person_words";
import { TeamScreen } from "./team_screen";
import type { Teams, TeamsState } from "./teams";

export function TeamsScreen({ desk, state, teams }: Seen & { teams: Teams }) {
  const now = useStore(teams);
  useEffect(() => void teams.read(), [teams, state.boardChanged, state.now]);
  if (now.open === null) return <AllTeams teams={teams} now={now} />;
  return <TeamScreen key={now.open} teams={teams} now={now} locale={localeOf(desk)} />;
}

function AllTeams({ teams, now }: { teams: Teams; now: TeamsState }) {
  const heading = useFocus<HTMLHeadingElement>();
  return (
    <main class="board office" tabIndex={-1} aria-labelledby="teams-title">
      <div class="row">
        <h2 id="teams-title" ref={heading} tabIndex={-1}>
          {texts.teams.title}
        </h2>
        <span class="gap" />
        <Button kind="main" onPress={() => teams.openOne(NEW)}>
          {texts.teams.add}
        </Button>
      </div>
      <Done said={now.done} />
      {now.failed !== null && <Failed why={now.failed} />}
      {now.items === null && now.failed === null && <p class="hint">{texts.loading}</p>}
      {now.items !== null && (
        <Table title={texts.teams.what} heads={texts.teams.heads} rows={rowsOf(now.items, teams)} />
      )}
    </main>
  );
}

function rowsOf(items: readonly Team[], teams: Teams) {
  return items.map(
    (team) =>
      [
        team.code,
        <button type="button" class="number-link" onClick={() => teams.openOne(team.code)}>
          <span dir="auto">{team.name}</span>
        </button>,
        team.topics.join(", ") || texts.teams.rest,
        openingOf(team),
        team.agents,
        team.waiting,
      ] as const,
  );
}

function openingOf({ is_open, opens }: Team): string {
  if (is_open) return texts.teams.open;
  return opens === null ? texts.teams.shut : texts.teams.opens(opens.display);
}
