/** Lets the page that shows the chat say who is signed in there: it hands over a token that its server has signed. */

import { type Api, type Conversation, type OwnApi, Problem } from "@selfcare/client";
import { forget } from "./kept";

/** Null: nobody is signed in there. */
export type AskIdentity = () => Promise<string | null>;
type Recogniser = Pick<Api, "open" | "signOut"> & Pick<OwnApi, "vouch">;

/** With a token made a moment later these may come right; asked for once more, and then no more. */
const WORTH_ANOTHER = ["vouch-expired", "vouch-used", "vouch-too-early"];

/** The conversation as it is once the host has been heard. Whatever goes wrong there, the chat opens all the same. */
export async function recognised(
  api: Recogniser,
  opened: Conversation,
  ask: AskIdentity,
): Promise<Conversation> {
  let conversation = opened;
  for (let tries = 0; tries < 2; tries += 1) {
    const token = await ask().catch(() => null);
    if (token === null) return conversation;
    try {
      return await api.vouch(conversation.id, token);
    } catch (error) {
      if (!(error instanceof Problem)) return conversation;
      if (error.is("somebody-else")) conversation = await otherPerson(api);
      else if (!WORTH_ANOTHER.some((kind) => error.is(kind))) return conversation;
    }
  }
  return conversation;
}

/** Who was here before has gone, and nothing of theirs stays for whoever is signed in there now. */
async function otherPerson(api: Recogniser): Promise<Conversation> {
  await api.signOut();
  forget();
  return api.open();
}
