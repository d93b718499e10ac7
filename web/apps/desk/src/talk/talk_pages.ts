/** The thread page by page: the newest first, and whatever is between when a link was away for long. */

import type { DeskApi, DeskMessage } from "@selfcare/client";

export const PAGE = 60;

interface Found {
  messages: DeskMessage[];
  last_seq: number;
}

/** Everything after a place; at first the newest page, and where what was said earlier goes on. */
export async function pageAfter(
  api: Pick<DeskApi, "thread">,
  id: string,
  after: number,
  earlierFrom: (before: number | null) => void,
): Promise<Found> {
  const newest = await api.thread(id, null, PAGE);
  if (after === 0) earlierFrom(newest.before);
  const found = newest.messages.filter((one) => one.seq > after);
  let { before } = newest;
  while (after > 0 && before !== null && (found[0]?.seq ?? 0) > after + 1) {
    const earlier = await api.thread(id, before, PAGE);
    found.unshift(...earlier.messages.filter((one) => one.seq > after));
    before = earlier.before;
  }
  return { messages: found, last_seq: newest.last_seq };
}
