/** Signing in inside the conversation: first the address, then the code that was sent to it. */

import type { Message } from "@selfcare/client";
import { Icon } from "@selfcare/ui";
import { useLayoutEffect, useRef } from "preact/hooks";
import { AddressStep } from "./address_step";
import type { Chat } from "./chat";
import { CodeStep } from "./code_step";
import { type ChatState, openForm } from "./state";
import { texts } from "./texts";

interface Props {
  chat: Chat;
  state: ChatState;
  message: Message;
  onDone: () => void;
}

export function SignIn({ chat, state, message, onDone }: Props) {
  const isOpen = openForm(state.messages) === message.seq && state.signIn?.formSeq === message.seq;
  const field = useRef<HTMLInputElement>(null);
  // Only the customer's own step moves the focus; a form that has just come leaves it where it is.
  // To the field, not to the heading: there is one field, and what stands above it is its description.
  const moved = useRef(false);
  const step = state.signIn?.step;
  useLayoutEffect(() => {
    if (moved.current) field.current?.focus();
    moved.current = false;
  }, [step]);
  // Once signed in, the line that says so is enough.
  if (isSignedInAfter(state, message)) return null;
  if (!isOpen || state.signIn === null) return <Closed />;
  const props = { chat, step: state.signIn, field, onDone, onMove: () => (moved.current = true) };
  return (
    <div class="card sign-in">{step === "code" ? <CodeStep {...props} /> : <AddressStep {...props} />}</div>
  );
}

/** The form may have been asked for at another of their browsers, and be open there still. */
function isSignedInAfter({ messages, conversation }: ChatState, message: Message): boolean {
  if (conversation?.level === "verified") return true;
  return messages.some((one) => one.seq > message.seq && one.content.event === "signed_in");
}

function Closed() {
  return (
    <p class="form-closed">
      <Icon name="none" />
      {texts.signIn.over}
    </p>
  );
}
