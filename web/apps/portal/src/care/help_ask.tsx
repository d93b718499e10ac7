/** Say what is wrong: the guides that fit appear as one types, and the rest goes to the assistant. */

import type { GuideBrief } from "@selfcare/client";
import { Button, Card, Field } from "@selfcare/ui";
import { useRef, useState } from "preact/hooks";
import { guidesFor } from "../network/guide_search";
import { usePortal } from "../portal";
import { Ways } from "./care_parts";
import { helpTexts } from "./texts_help";

const words = helpTexts.ask;

export function HelpAsk({ guides }: { guides: readonly GuideBrief[] }) {
  const { dock } = usePortal();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");
  const [isMissing, setMissing] = useState(false);
  const found = guidesFor(said, guides);
  const submit = (event: Event) => {
    event.preventDefault();
    setMissing(said.trim() === "");
    if (said.trim() === "") field.current?.focus();
    else dock.open(said.trim());
  };
  return (
    <Card kind="tile">
      <form class="form" noValidate onSubmit={submit}>
        <Field
          {...{ id: "ask", field, label: words.label, hint: words.hint, value: said }}
          {...{ error: isMissing ? words.missing : null, autocomplete: "off", enterKeyHint: "send" }}
          onWrite={setSaid}
        />
        <div role="status">
          {found.length > 0 && (
            <>
              <p class="quiet">{words.fits}</p>
              <Ways ways={found.map(({ name, title }) => ({ to: `/help/guides/${name}`, title }))} />
            </>
          )}
        </div>
        <Button kind="main" type="submit">
          {words.go}
        </Button>
      </form>
    </Card>
  );
}
