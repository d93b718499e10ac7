/** Brings one file, tells how far it has come, and can be stopped. `fetch` tells nobody how much has gone. */

import { NoAnswer, problemFrom } from "./problem";
import type { BroughtFile } from "./types";

export type Progress = (share: number) => void;

/** Ten megabytes on one bar take minutes. */
const TIME_LIMIT_MS = 300_000;

/** `once` stays the same on every try, so that the file is kept once. */
export function bring<Kept = BroughtFile>(
  address: string,
  file: File,
  once: string,
  progress: Progress,
  signal: AbortSignal,
): Promise<Kept> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${address}?name=${encodeURIComponent(file.name || "file")}`);
    request.timeout = TIME_LIMIT_MS;
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Idempotency-Key", once);
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onload = () => void read<Kept>(request).then(done, fail);
    const silence = () => fail(new NoAnswer("Nobody answered."));
    request.onerror = silence;
    request.ontimeout = silence;
    request.onabort = silence;
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

async function read<Kept>(request: XMLHttpRequest): Promise<Kept> {
  if (request.status !== 201) {
    const wait = request.getResponseHeader("Retry-After");
    const headers = wait === null ? {} : { "Retry-After": wait };
    throw await problemFrom(new Response(request.responseText, { status: request.status, headers }));
  }
  try {
    return JSON.parse(request.responseText) as Kept;
  } catch {
    throw new NoAnswer("The answer broke off.");
  }
}
