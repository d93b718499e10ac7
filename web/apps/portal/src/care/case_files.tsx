/** The files of a case, and adding one: how far it has come, and what is wrong with it. */

import type { CaseFile, CaseWhole } from "@selfcare/client";
import { Button, Card, Icon } from "@selfcare/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { Refused } from "../deeds/form_parts";
import { useOnce } from "../deeds/once";
import { usePortal } from "../portal";
import { whyNotDone } from "./care_refusals";
import { caseTexts } from "./texts_cases";

const words = caseTexts.files;
const ACCEPTED = ["image/png", "image/jpeg", "image/webp", "application/pdf", "text/plain"];
const MOST_BYTES = 5_000_000;

interface Props {
  one: CaseWhole;
  mayAdd: boolean;
  again: () => void;
}

export function CaseFiles({ one, mayAdd, again }: Props) {
  if (one.files.length === 0 && !mayAdd) return null;
  return (
    <Card kind="tile">
      <header class="tile-top">
        <h2>{words.title}</h2>
      </header>
      <ul class="case-files">
        {one.files.map((file) => (
          <li key={file.id}>
            <Known file={file} />
          </li>
        ))}
      </ul>
      {mayAdd && <Add one={one} again={again} />}
    </Card>
  );
}

function Known({ file }: { file: CaseFile }) {
  const { api } = usePortal();
  return (
    <>
      <a href={api.caseFileAddress(file.ticket_id, file.id)} download={file.name}>
        <Icon name="file" />
        <span dir="auto">{file.name}</span>
      </a>
      <span class="quiet">{file.at.display}</span>
    </>
  );
}

function Add({ one, again }: Omit<Props, "mayAdd">) {
  const field = useRef<HTMLInputElement>(null);
  const { bringing, error, said, bring, stop } = useBringing(one.id, again);
  const chosen = () => {
    const file = field.current?.files?.[0];
    if (file !== undefined) void bring(file);
    // The same file again is a change only if the field is empty.
    if (field.current) field.current.value = "";
  };
  return (
    <div class="form">
      <p class="quiet">{words.hint}</p>
      <p class="done-words" role="status">
        {said}
      </p>
      <Refused why={error} />
      {bringing !== null ? (
        <div class="running">
          <progress max={100} value={bringing.percent} aria-label={bringing.name} />
          <p class="quiet">{words.bringing(bringing.name, bringing.percent)}</p>
          <Button onPress={stop}>{words.stop}</Button>
        </div>
      ) : (
        <Button onPress={() => field.current?.click()}>
          <Icon name="clip" />
          {words.add}
        </Button>
      )}
      <input
        {...{ ref: field, type: "file", hidden: true, accept: ACCEPTED.join(","), tabIndex: -1 }}
        aria-label={words.add}
        onChange={chosen}
      />
    </div>
  );
}

function useBringing(id: string, again: () => void) {
  const { who, api } = usePortal();
  const once = useOnce();
  const [bringing, setBringing] = useState<{ name: string; percent: number } | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const stopper = useRef<AbortController | null>(null);
  useEffect(() => () => stopper.current?.abort(), []);
  const bring = async (file: File) => {
    const wrong = faultOf(file);
    setError(wrong);
    setSaid("");
    if (wrong !== null) return;
    const stop = new AbortController();
    stopper.current = stop;
    const key = once([file.name, file.size, file.lastModified]);
    const progress = (share: number) => setBringing({ name: file.name, percent: Math.floor(share * 100) });
    progress(0);
    try {
      await who.guarded(() => api.addFile(id, file, key, progress, stop.signal));
      setSaid(words.added(file.name));
      again();
    } catch (problem) {
      if (!stop.signal.aborted) setError(whyNotDone(problem));
    } finally {
      setBringing(null);
    }
  };
  return { bringing, error, said, bring, stop: () => stopper.current?.abort() };
}

function faultOf(file: File): string | null {
  if (file.size > MOST_BYTES) return words.tooLarge(file.name);
  // What the browser can't name is looked at by the server.
  return file.type !== "" && !ACCEPTED.includes(file.type) ? words.otherKind(file.name) : null;
}
