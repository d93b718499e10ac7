/** A new card is entered on the payment provider's own page. This one waits for it, and then chooses it. */

import type { Method, NewCardLink } from "@selfcare/client";
import { Button, Icon, useAttempt } from "@selfcare/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { usePortal } from "../portal";
import { payTexts as words } from "./texts_pay";

interface Props {
  known: readonly Method[];
  onSaved: () => void;
  onChoose: (method: string) => void;
}

const LOOK_EVERY_MS = 2_000;

export function NewCard({ known, onSaved, onChoose }: Props) {
  const { who, api } = usePortal();
  const [link, setLink] = useState<NewCardLink | null>(null);
  const [said, setSaid] = useState("");
  const attempt = useAttempt(() => words.refused);
  const before = useRef<ReadonlySet<string>>(new Set());
  const start = () =>
    void attempt.run(async () => {
      before.current = new Set(known.map(({ id }) => id));
      setSaid("");
      setLink(await who.guarded(() => api.newCard(null, crypto.randomUUID())));
    });
  useEffect(() => {
    const added = link !== null && known.find(({ id }) => !before.current.has(id));
    if (!added) return;
    setLink(null);
    setSaid(words.newCardSaved(added.label));
    onChoose(added.id);
  }, [known, link]);
  useEnd(link, onSaved, () => {
    setLink(null);
    setSaid(words.newCardEnded);
  });
  return (
    <div class="new-card">
      {link === null ? (
        <Button inert={attempt.busy} onPress={start}>
          <Icon name="card" />
          {words.newCardStart}
        </Button>
      ) : (
        <a class="button main" href={link.url} target="_blank" rel="noopener noreferrer">
          {words.newCardOpen}
          <span class="spoken"> {words.opensBeside}</span>
        </a>
      )}
      <p class="quiet" role="status">
        {attempt.error ?? (link === null ? said || words.newCardHint : words.newCardWaits(link.ends_at))}
      </p>
    </div>
  );
}

/** Looks while somebody looks, until a card was entered or the time is over. */
function useEnd(link: NewCardLink | null, onSaved: () => void, onEnded: () => void): void {
  const { api } = usePortal();
  useEffect(() => {
    if (link === null) return;
    const look = async () => {
      if (document.hidden) return;
      const { state } = await api.cardLink(link.id).catch(() => ({ state: "open" }));
      if (state === "done") onSaved();
      else if (state === "ended") onEnded();
    };
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [link]);
}
