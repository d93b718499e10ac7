/** Takes a message along on the phone: one press, and where it went. Offered where there is something to take along. */

import type { Message } from "@selfcare/client";
import { NoAnswer, Problem } from "@selfcare/client";
import { Button, Icon } from "@selfcare/ui";
import { useState } from "preact/hooks";
import type { Own } from "./own";
import { texts } from "./texts";
import { useOwn } from "./use_own";

type Sent = { state: "idle" | "sending" } | { state: "done" | "refused"; told: string };

/** A page to go on to, a bill or what changed, and steps to be done away from the screen. */
export function isWorthTaking({ sender, content }: Message): boolean {
  if (sender.kind === "customer" || sender.kind === "system") return false;
  return content.link != null || content.card != null || (content.key ?? "").startsWith("troubleshooting.");
}

export function TextMe({ own, message, conversation }: { own: Own; message: Message; conversation: string }) {
  const { textsTo } = useOwn(own).state;
  const [sent, setSent] = useState<Sent>({ state: "idle" });
  if (textsTo === null || !isWorthTaking(message)) return null;
  const send = async () => {
    setSent({ state: "sending" });
    setSent(await textIt(own, conversation, message.id));
  };
  return (
    <div class="text-me">
      {sent.state !== "done" && (
        <Button
          kind="plain"
          aria-label={texts.textMe.pressAloud(textsTo)}
          inert={sent.state === "sending"}
          onPress={() => void send()}
        >
          <Icon name="phone" />
          {sent.state === "sending" ? texts.textMe.sending : texts.textMe.press}
        </Button>
      )}
      <p class={`told ${sent.state}`} role="status">
        {"told" in sent && (
          <>
            <Icon name={sent.state === "done" ? "check" : "bad"} />
            {sent.told}
          </>
        )}
      </p>
    </div>
  );
}

async function textIt(own: Own, conversation: string, message: string): Promise<Sent> {
  try {
    return { state: "done", told: texts.textMe.done(await own.textMe(conversation, message)) };
  } catch (error) {
    return { state: "refused", told: refusalOf(error) };
  }
}

function refusalOf(error: unknown): string {
  if (error instanceof NoAnswer) return texts.textMe.noAnswer;
  if (!(error instanceof Problem)) return texts.textMe.refused;
  if (error.status === 429) return texts.textMe.tooFast;
  return error.status < 500 && error.detail !== "" ? error.detail : texts.textMe.refused;
}
