/** A copy of all that is kept about somebody: asked for, written within minutes, fetched. */

import type { DataCopy, Problem } from "@selfcare/client";
import { Bones, Button, Card, Icon, useStore } from "@selfcare/ui";
import { useEffect } from "preact/hooks";
import { Refused } from "../deeds/form_parts";
import { useChange } from "../deeds/use_change";
import { needOf } from "../door/who";
import { usePortal } from "../portal";
import { Part } from "../reading/part";
import { type Resource, useResource } from "../reading/use_resource";
import { privacyTexts } from "./texts_privacy";

const words = privacyTexts.copy;
const LOOK_EVERY_MS = 5_000;
const KILOBYTE = 1024;

export function CopyCard() {
  const copies = useResource("copies", (api, stop) => api.dataCopies(stop));
  const isWriting = copies.value?.[0]?.state === "being_written";
  useLook(copies, isWriting);
  const locked = (problem: Problem) => (needOf(problem) === "proof" ? <Locked copies={copies} /> : null);
  return (
    <Card kind="tile">
      <h2 class="tile-title">{words.title}</h2>
      <p>{words.why}</p>
      <Part of={copies} what={words.what} shape={<Bones lines={["half"]} />} refused={locked}>
        {(all, isStale) => <Standing copy={all[0] ?? null} again={copies.again} isStale={isStale} />}
      </Part>
    </Card>
  );
}

/** Even that there is one is shown to nobody but whom it is about. */
function Locked({ copies }: { copies: Resource<readonly DataCopy[]> }) {
  const { api } = usePortal();
  const change = useChange();
  const prove = () =>
    void change.make("unlock", async () => {
      await api.dataCopies();
      copies.again();
    });
  return (
    <>
      <p>{words.locked}</p>
      <Refused why={change.error} />
      <div class="acts">
        <Button inert={change.busy} onPress={prove}>
          <Icon name="lock" />
          {words.unlock}
        </Button>
      </div>
    </>
  );
}

interface StandingProps {
  copy: DataCopy | null;
  isStale: boolean;
  again: () => void;
}

function Standing({ copy, isStale, again }: StandingProps) {
  const { api, connection } = usePortal();
  const { isAway } = useStore(connection);
  const change = useChange();
  const ask = () => void change.make(copy?.id ?? "first", async (once) => api.askForCopy(once).then(again));
  const isReady = copy?.state === "ready";
  return (
    <>
      <p role="status">{toldOf(copy)}</p>
      <Refused why={change.error} />
      {!isStale && !isAway && (
        <div class="acts">
          {isReady && (
            <a class="button main" href={api.copyAddress(copy.id)} download>
              <Icon name="save" />
              {words.fetch}
            </a>
          )}
          {copy?.state !== "being_written" && (
            <Button inert={change.busy} onPress={ask}>
              {isReady ? words.again : words.ask}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

function toldOf(copy: DataCopy | null): string {
  if (copy === null) return "";
  if (copy.state === "being_written") return words.written(copy.asked_at.display);
  return words.ready(copy.ends_at?.display ?? "", sizeOf(copy.size ?? 0));
}

function sizeOf(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / KILOBYTE));
  return kilobytes < KILOBYTE ? `${kilobytes} kB` : `${(kilobytes / KILOBYTE).toFixed(1)} MB`;
}

/** While it is being written somebody may be waiting for it here. */
function useLook(copies: Resource<unknown>, isWriting: boolean): void {
  useEffect(() => {
    if (!isWriting) return;
    const timer = setInterval(() => {
      if (!document.hidden) copies.again();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isWriting]);
}
