/** Messages as the api sends them. */

import type { Content, Message } from "../src/index";

export function message(seq: number, content: Partial<Content> = {}, rest: Partial<Message> = {}): Message {
  return {
    id: `00000000-0000-4000-8000-${String(seq).padStart(12, "0")}`,
    seq,
    sender: { kind: "assistant", name: null },
    content: { text: `Message ${seq}`, quick_replies: [], media: [], ...content },
    created_at: "2026-11-21T10:40:00Z",
    client_message_id: null,
    answers_seq: null,
    late: false,
    ...rest,
  };
}
