/** How the portal asks: reads can be given up, changes name themselves, so that asked again they are done once. */

import { ask } from "./api";

export type Read<Answer> = (stop?: AbortSignal) => Promise<Answer>;

const READ_WITHIN_MS = 10_000;
/** An operator's systems may take their time; asked again under the same key, nothing is done twice. */
const DONE_WITHIN_MS = 20_000;
const MOST = 100;

export function asks(base: string) {
  const read = <Answer>(path: string, stop?: AbortSignal, query?: Record<string, string>) =>
    ask<Answer>(
      "GET",
      `${base}/v1/${path}${query === undefined ? "" : `?${new URLSearchParams(query)}`}`,
      undefined,
      READ_WITHIN_MS,
      {},
      stop,
    );
  const items = async <Item>(path: string, stop?: AbortSignal): Promise<readonly Item[]> =>
    (await read<{ items: Item[] }>(`${path}${path.includes("?") ? "&" : "?"}limit=${MOST}`, stop)).items;
  const act = <Answer>(method: string, path: string, body: unknown, once: string) =>
    ask<Answer>(method, `${base}/v1/${path}`, body, DONE_WITHIN_MS, { "Idempotency-Key": once });
  const confirm = <Answer>(path: string, quote: string, once: string, method = "POST") =>
    act<Answer>(method, path, { quote_id: quote }, once);
  return { read, items, act, confirm };
}
