import { NoAnswer, type Place, Problem } from "@selfcare/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { recognised } from "../src/identity";
import { whenOf } from "../src/places";
import { waitsForAnswer } from "../src/push_offer";
import { CONVERSATION, TestPage } from "./page";

const SIGNED_IN = { ...CONVERSATION, level: "identified" as const, customer_name: "Ana Brown" };
const problem = (status: number, kind: string, detail = "") =>
  new Problem(status, { type: `/problems/${kind}`, detail }, null);
let page: TestPage;

beforeEach(() => {
  page = new TestPage();
});

afterEach(() => page.close());

function recognise(ask: () => Promise<string | null>) {
  const { open, signOut } = page.api;
  return recognised({ open, signOut, vouch: page.own.vouch }, CONVERSATION, ask);
}

test("whoever the host names is signed in before anything is said", async () => {
  page = new TestPage(async () => "a token");
  await page.start();
  expect(page.own.vouch).toHaveBeenCalledWith(CONVERSATION.id, "a token");
  expect(page.root.textContent).toContain("Signed in as Ana Brown");
});

test("nobody signed in at the host opens the chat as nobody", async () => {
  expect(await recognise(async () => null)).toEqual(CONVERSATION);
  expect(page.own.vouch).not.toHaveBeenCalled();
});

test.each(["vouch-expired", "vouch-used", "vouch-too-early"])(
  "after %s the host is asked for a new token, once",
  async (kind) => {
    const ask = vi.fn(async () => "a token");
    page.own.vouch.mockRejectedValueOnce(problem(410, kind));
    expect((await recognise(ask)).level).toBe("identified");
    page.own.vouch.mockRejectedValue(problem(410, kind));
    expect(await recognise(ask)).toEqual(CONVERSATION);
    expect(ask).toHaveBeenCalledTimes(4);
  },
);

test.each(["vouch-not-trusted", "vouch-for-another", "vouched-unknown", "vouch-not-set-up"])(
  "%s is not tried again, and the chat opens all the same",
  async (kind) => {
    page.own.vouch.mockRejectedValue(problem(403, kind));
    expect(await recognise(async () => "a token")).toEqual(CONVERSATION);
    expect(page.own.vouch).toHaveBeenCalledTimes(1);
  },
);

test("a host that fails or an api that is away keeps nobody out", async () => {
  expect(await recognise(() => Promise.reject(new Error("500")))).toEqual(CONVERSATION);
  page.own.vouch.mockRejectedValue(new NoAnswer("away"));
  expect(await recognise(async () => "a token")).toEqual(CONVERSATION);
});

test("another customer at the host ends what the one before has left", async () => {
  sessionStorage.setItem("selfcare.draft", '"my PIN is"');
  page.own.vouch.mockRejectedValueOnce(problem(409, "somebody-else"));
  expect((await recognise(async () => "a token")).customer_name).toBe("Ana Brown");
  expect(page.api.signOut).toHaveBeenCalledTimes(1);
  expect(sessionStorage.getItem("selfcare.draft")).toBeNull();
});

async function withTexts(): Promise<void> {
  page.api.open.mockResolvedValue(SIGNED_IN);
  page.own.textsTo.mockResolvedValue("07••• •••101");
  await page.start();
  await page.says({ text: "Pay on this page.", link: { title: "Pay", url: "/pay/x" } });
}

test("a message with something to take along is texted, and where to is said", async () => {
  await withTexts();
  await page.press("Text me this, to 07••• •••101");
  expect(page.own.textMe).toHaveBeenCalledWith(CONVERSATION.id, page.ledger.at(-1)?.id);
  expect(page.find(".text-me [role=status]").textContent).toBe("Texted to 07••• •••101");
  expect(page.root.querySelector(".text-me button")).toBeNull();
});

test("words alone, and customers without a number, are offered no text", async () => {
  await withTexts();
  await page.says({ text: "Anything else?" });
  expect(page.root.querySelectorAll(".text-me")).toHaveLength(1);
  page.close();
  page = new TestPage();
  page.api.open.mockResolvedValue(SIGNED_IN);
  await page.start();
  await page.says({ text: "Pay on this page.", link: { title: "Pay", url: "/pay/x" } });
  expect(page.root.querySelector(".text-me")).toBeNull();
});

test.each([
  [
    problem(409, "no-number", "You asked us not to text this number."),
    "You asked us not to text this number.",
  ],
  [problem(429, "too-fast"), "That was a lot of texts. Please try again in an hour."],
  [problem(503, "system-unavailable", "x"), "It could not be texted this time."],
  [new NoAnswer("away"), "We could not be reached."],
])("a text that was refused says why and can be tried again", async (error, said) => {
  await withTexts();
  page.own.textMe.mockRejectedValueOnce(error);
  await page.press("Text me this, to 07••• •••101");
  expect(page.find(".text-me [role=status]").textContent).toBe(said);
  await page.press("Text me this, to 07••• •••101");
  expect(page.find(".text-me [role=status]").textContent).toBe("Texted to 07••• •••101");
});

const place = (id: string, rest: Partial<Place> = {}): Place => ({
  id,
  channel: "web",
  device: `Chrome on ${id}`,
  here: false,
  level: "verified",
  last_used_at: "2026-11-21T12:00:00Z",
  ...rest,
});

async function openSettings(places: Place[]): Promise<void> {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  page.api.open.mockResolvedValue(SIGNED_IN);
  page.own.places.mockResolvedValue(places);
  await page.start();
  await page.press("Settings");
}

test("a device is signed out from another, and then it is not there any more", async () => {
  await openSettings([
    place("a Mac", { here: true }),
    ...["Android", "Windows", "an iPad"].map((id) => place(id)),
  ]);
  await page.press("Sign out Chrome on Android");
  expect(page.own.endPlace).toHaveBeenCalledWith("Android");
  expect(page.find(".places").textContent).not.toContain("Android");
  await page.press("Sign out everywhere else");
  expect(page.find(".places").textContent).toContain("This device");
  expect(page.root.textContent).toContain("You are signed in nowhere else.");
});

test("devices that can't be read say so, and are asked for again", async () => {
  page.own.places.mockRejectedValueOnce(new NoAnswer("away"));
  await openSettings([place("a Mac", { here: true })]);
  expect(page.find(".settings [role=alert]").textContent).toContain("We could not be reached");
  await page.press("Try again");
  expect(page.find(".places").textContent).toContain("Chrome on a Mac");
});

test("when a device was last used is said as people do", () => {
  const now = Date.parse("2026-11-21T12:00:00Z");
  expect(whenOf("2026-11-21T11:57:00Z", "en-GB", now)).toBe("3 minutes ago");
  expect(whenOf("2026-11-21T11:59:50Z", "en-GB", now)).toBe("just now");
  expect(whenOf("2026-11-21T09:00:00Z", "en-GB", now)).toBe("3 hours ago");
  expect(whenOf("2026-11-02T09:00:00Z", "en-GB", now)).toBe("on 2 November");
});

test("an answer is waited for after the customer's word, and not after ours", async () => {
  await page.start();
  expect(waitsForAnswer(page.chat.state)).toBe(false);
  await page.says({ text: "my bill" }, { sender: { kind: "customer", name: null } });
  expect(waitsForAnswer(page.chat.state)).toBe(true);
  await page.says({ text: "It takes longer.", event: "delayed" });
  expect(waitsForAnswer(page.chat.state)).toBe(true);
  await page.says({ text: "Your bill is £84.20." });
  expect(waitsForAnswer(page.chat.state)).toBe(false);
});

test("nobody is asked for notices while there is nothing to wait for, nor where browsers tell nothing", async () => {
  page.own.pushKey.mockResolvedValue("key");
  await page.start();
  expect(page.root.querySelector(".offer")).toBeNull();
  expect(page.own.tellMe).not.toHaveBeenCalled();
});
