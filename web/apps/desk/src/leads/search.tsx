/** Over all conversations: by words, number, case, tag and day; each hit shows where it was found. */

import type { Found } from "@selfcare/client";
import { Button, Field, Icon } from "@selfcare/ui";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { clock, day } from "../clock";
import type { Desk } from "../desk";
import { refusalOf } from "../refusals";
import { texts } from "../texts";

const FIELDS = ["q", "number", "ticket", "tag", "from", "to"] as const;
type Words = Partial<Record<(typeof FIELDS)[number], string>>;

export function Search({ desk }: { desk: Desk }) {
  const [words, setWords] = useState<Words>({});
  const { found, next, error, busy, search } = useSearch(desk);
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const submit = (event: Event) => {
    event.preventDefault();
    void search(words, null);
  };
  return (
    <main class="search" tabIndex={-1} aria-labelledby="search-title">
      <h2 id="search-title">{texts.search.title}</h2>
      <form class="search-form" onSubmit={submit} noValidate>
        {FIELDS.map((name) => (
          <Field
            key={name}
            id={`search-${name}`}
            label={texts.search.fields[name]}
            type={name === "from" || name === "to" ? "date" : "text"}
            {...(name === "q" ? { field: first } : {})}
            value={words[name] ?? ""}
            onWrite={(value) => setWords((now) => ({ ...now, [name]: value }))}
          />
        ))}
        <Button kind="main" type="submit" inert={busy}>
          <Icon name="search" />
          {busy ? texts.busy : texts.search.go}
        </Button>
      </form>
      <div role="status">
        {error !== null && <p class="away">{error}</p>}
        {found !== null && !busy && <p class="hint">{texts.search.count(found.length, next !== null)}</p>}
      </div>
      <ul class="threads">
        {(found ?? []).map((one) => (
          <Hit key={`${one.conversation_id} ${one.seq}`} desk={desk} found={one} />
        ))}
      </ul>
      {next !== null && (
        <Button inert={busy} onPress={() => void search(words, next)}>
          {texts.search.more}
        </Button>
      )}
    </main>
  );
}

function Hit({ desk, found }: { desk: Desk; found: Found }) {
  const locale = desk.state.brand?.locale ?? "en-GB";
  return (
    <li>
      <Button onPress={() => desk.open(found.conversation_id)}>
        <span class="row-head">
          <span dir="auto">{found.customer_name ?? texts.unknownCustomer}</span>
          <span>
            {day(found.at, locale)}, {clock(found.at, locale)}
          </span>
        </span>
        <span class="words" dir="auto">
          {marked(found)}
        </span>
        <span class="hint">
          {texts.channels[found.channel] ?? found.channel}. {texts.owners[found.owner]}
        </span>
      </Button>
    </li>
  );
}

/** The words with their hits marked, cut by us: nothing that was written becomes mark-up. */
function marked({ snippet }: Found) {
  let end = 0;
  const parts = snippet.hits.flatMap(([from = 0, to = 0]) => {
    const before = snippet.text.slice(end, from);
    end = to;
    return [before, <mark key={from}>{snippet.text.slice(from, to)}</mark>];
  });
  return [...parts, snippet.text.slice(end)];
}

function useSearch(desk: Desk) {
  const [found, setFound] = useState<readonly Found[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const search = async (words: Words, after: string | null) => {
    const asked = Object.fromEntries(Object.entries(words).filter(([, value]) => value.trim() !== ""));
    if (Object.keys(asked).length === 0) return setError(texts.search.missing);
    setBusy(true);
    setError(null);
    try {
      const page = await desk.api.search(asked, after);
      setFound((before) => (after === null ? page.items : [...(before ?? []), ...page.items]));
      setNext(page.next);
    } catch (failed) {
      setError(refusalOf(failed));
    }
    setBusy(false);
  };
  return { found, next, error, busy, search };
}
