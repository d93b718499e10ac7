import { expect, test, vi } from "vitest";
import { createApi, NoAnswer, Problem } from "../src/index";

function answering(status: number, body: unknown, headers: Record<string, string> = {}) {
  const fetch = vi.fn(
    async () => new Response(body === null ? null : JSON.stringify(body), { status, headers }),
  );
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

test("a problem keeps its type, its facts and how long to wait", async () => {
  answering(429, { type: "/problems/too-many-codes", title: "Too many", retry_after: 90 });
  const failure = await createApi()
    .sendCode("c1", "07700 900101")
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Problem);
  expect(failure).toMatchObject({ status: 429, type: "/problems/too-many-codes", retryAfter: 90 });
});

test("the header that says how long to wait counts more than the body", async () => {
  answering(429, { retry_after: 90 }, { "Retry-After": "5" });
  await expect(createApi().brand()).rejects.toMatchObject({ retryAfter: 5 });
});

test("a refusal that is not ours to read is still a problem", async () => {
  vi.stubGlobal("fetch", async () => new Response("<h1>Bad gateway</h1>", { status: 502 }));
  await expect(createApi().brand()).rejects.toMatchObject({ name: "Problem", status: 502, retryAfter: null });
});

test("a network failure is no answer", async () => {
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("failed");
  });
  await expect(createApi().brand()).rejects.toBeInstanceOf(NoAnswer);
});

test("signing out needs no body in the answer", async () => {
  answering(204, null);
  await expect(createApi().signOut()).resolves.toBeUndefined();
});

test("the cookie goes along, to our own server only", async () => {
  const fetch = answering(200, {});
  await createApi().open();
  expect(fetch).toHaveBeenCalledWith(
    "/v1/conversations",
    expect.objectContaining({ credentials: "same-origin" }),
  );
});

test("whether the server can be reached is asked over the connections that everything else goes over", async () => {
  const fetch = answering(204, null);
  await createApi().here(new AbortController().signal);
  expect(fetch).toHaveBeenCalledWith("/here", expect.objectContaining({ credentials: "same-origin" }));
});

test("what was said outlives the page, what is soon told again does not hold a connection for that", async () => {
  const fetch = answering(204, null);
  const api = createApi();
  await api.signOut();
  expect(fetch).toHaveBeenLastCalledWith("/v1/sign-out", expect.objectContaining({ keepalive: true }));
  for (const telling of [() => api.seen("c1", 4), () => api.writing("c1")]) {
    await telling();
    expect(fetch).toHaveBeenLastCalledWith(
      expect.stringContaining("/v1/conversations/c1/"),
      expect.objectContaining({ method: "PUT", keepalive: false }),
    );
  }
});
