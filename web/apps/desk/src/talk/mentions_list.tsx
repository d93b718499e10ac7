/** Notes that name this agent and that they have not looked at yet. */

import { Button, Icon } from "@selfcare/ui";
import type { Seen } from "../shell";
import { texts } from "../texts";

export function Mentions({ desk, state }: Seen) {
  const unseen = state.mentions.filter((one) => one.seen_at === null);
  if (unseen.length === 0) return null;
  const open = (id: string, conversation: string) => {
    desk.open(conversation);
    void desk.act(() => desk.api.mentionSeen(id)).then(desk.readMentions);
  };
  return (
    <section class="group" aria-labelledby="mentions-title">
      <h2 id="mentions-title">
        {texts.mentions} <span class="count">{unseen.length}</span>
      </h2>
      <ul class="threads">
        {unseen.map(({ id, note }) => (
          <li key={id}>
            <Button onPress={() => open(id, note.conversation_id)}>
              <span class="row-head">
                <Icon name="lock" />
                {note.by.name}
              </span>
              <span class="words" dir="auto">
                {note.text}
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
