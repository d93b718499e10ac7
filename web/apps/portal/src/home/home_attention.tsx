/** What needs the customer: what, since or until when, and one deed each. */

import { Button, Icon } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { Go } from "../link";
import { usePortal } from "../portal";
import { texts } from "../texts";
import type { Item } from "./attention";
import { homeTexts as words } from "./texts_home";

export function AttentionList({ items }: { items: readonly Item[] }) {
  if (items.length === 0) return null;
  return (
    <section class="attention" aria-label={words.attention}>
      <ul>
        {items.map((item) => (
          <li key={item.id} class={`notice ${item.tone}`}>
            <Icon name={item.icon} />
            <div class="notice-words">
              <h2>{item.title}</h2>
              <p>{item.detail}</p>
            </div>
            <Act item={item} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Act({ item: { deed, label, tone } }: { item: Item }) {
  const { dock } = usePortal();
  const kind = tone === "bad" ? "main" : undefined;
  if (deed.kind === "go") {
    return (
      <Go to={deed.to} kind={kind === undefined ? "button" : "button main"}>
        {label}
      </Go>
    );
  }
  if (deed.kind === "tell") return <TellMe outage={deed.outage} label={label} />;
  return <Button onPress={() => dock.open(deed.draft)}>{label}</Button>;
}

function TellMe({ outage, label }: { outage: string; label: string }) {
  const { who, api } = usePortal();
  const [once] = useState(() => crypto.randomUUID());
  const [said, setSaid] = useState<string | null>(null);
  const tell = async () => {
    try {
      await who.guarded(() => api.followOutage(outage, once));
      setSaid(words.told);
    } catch {
      setSaid(texts.states.failed.noAnswer);
    }
  };
  return (
    <div class="notice-act" role="status">
      {said === null ? <Button onPress={() => void tell()}>{label}</Button> : said}
    </div>
  );
}
