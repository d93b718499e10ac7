import { NoAnswer, Problem } from "@selfcare/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { refusalOf } from "../src/refusals";
import { TestPage } from "./page";

let page: TestPage;

beforeEach(async () => {
  page = new TestPage();
  await page.start();
  await page.says({
    text: "I can show you that as soon as I know it is you.",
    form: { kind: "sign_in", step: "address" },
  });
});

afterEach(() => page.close());

const field = () => page.find<HTMLInputElement>(".sign-in input");
const error = () => page.find(".sign-in .error").textContent;

async function toCode(): Promise<void> {
  await page.write(".sign-in input", "07700 900101");
  await page.submit(".sign-in input");
}

async function enter(code: string): Promise<void> {
  await page.write(".sign-in input", code);
  await page.submit(".sign-in input");
}

test("without an address the field says what is missing and has the focus", async () => {
  await page.submit(".sign-in input");
  expect(error()).toBe("Enter your mobile number or e-mail address");
  expect(document.activeElement).toBe(field());
  expect(field().getAttribute("aria-invalid")).toBe("true");
  expect(page.api.sendCode).not.toHaveBeenCalled();
});

test("an address that is not understood is kept and its message gives an example", async () => {
  page.api.sendCode.mockRejectedValueOnce(
    new Problem(
      422,
      { type: "/problems/address-not-understood", detail: "Write a phone number, like 07700 900123." },
      null,
    ),
  );
  await enter("o77oo");
  expect(error()).toContain("07700 900123");
  expect(field().value).toBe("o77oo");
});

test("once the code is sent, the next step says where to and until when, and its field has the focus", async () => {
  await toCode();
  expect(page.find(".sign-in").textContent).toContain("077•• •••101");
  expect(page.find(".sign-in").textContent).toContain("15:40");
  expect(page.find(".sign-in h2").textContent).toBe("Enter the code");
  expect(document.activeElement).toBe(field());
  expect(field().getAttribute("aria-describedby")).toBe("sent-1");
  expect(field().autocomplete).toBe("one-time-code");
  expect(field().inputMode).toBe("numeric");
});

test("a code pasted with spaces is sent without them, and then the message box has the focus", async () => {
  await toCode();
  await enter(" 123 456 ");
  expect(page.api.signIn).toHaveBeenCalledWith(expect.any(String), "123456");
  expect(page.find("header").textContent).toContain("Signed in as Ana Brown");
  expect(document.activeElement).toBe(page.find("textarea"));
});

test("a wrong code says how many tries are left and keeps what was typed", async () => {
  await toCode();
  page.api.signIn.mockRejectedValueOnce(
    new Problem(422, { type: "/problems/code-wrong", tries_left: 1 }, null),
  );
  await enter("123 455");
  expect(error()).toContain("one try left");
  expect(field().value).toBe("123 455");
  expect(document.activeElement).toBe(field());
});

test("five digits are not sent", async () => {
  await toCode();
  await enter("12345");
  expect(error()).toContain("six digits");
  expect(page.api.signIn).not.toHaveBeenCalled();
});

test("another code goes to the same address, and its time is said", async () => {
  await toCode();
  await page.press("Send another code");
  expect(page.api.sendCode).toHaveBeenCalledTimes(2);
  expect(page.api.sendCode.mock.calls[1]?.[1]).toBe("07700 900101");
  expect(page.find(".not-received [role=status]").textContent).toContain("15:40");
});

test("going back to the address finds it as it was typed", async () => {
  await toCode();
  await page.press("Use another number or e-mail");
  expect(field().value).toBe("07700 900101");
});

test("a reload finds the form at the step it was at", async () => {
  await toCode();
  const reloaded = new TestPage();
  reloaded.ledger.push(...page.ledger);
  await reloaded.start();
  expect(reloaded.find(".sign-in").textContent).toContain("Enter the code");
  expect(reloaded.find(".sign-in").textContent).toContain("077•• •••101");
});

test("once signed in, the form is gone", async () => {
  await page.says(
    { text: "Signed in as Ana Brown", event: "signed_in" },
    { sender: { kind: "system", name: null } },
  );
  expect(page.root.querySelector(".sign-in")).toBeNull();
});

test("a newer form closes the one before", async () => {
  await page.says({ text: "Type it here.", form: { kind: "sign_in", step: "address" } });
  expect(page.root.querySelectorAll(".sign-in")).toHaveLength(1);
  expect(page.find(".form-closed").textContent).toContain("closed");
});

test("after the address was typed in the message box, the form begins with the code", async () => {
  await page.says({ text: "I've sent a code.", form: { kind: "sign_in", step: "code" } });
  expect(page.find(".sign-in h2").textContent).toBe("Enter the code");
  await enter("123456");
  expect(page.api.signIn).toHaveBeenCalledWith(expect.any(String), "123456");
});

test("a code in the message box is waited for: its answer has the cookie", async () => {
  const patienceFor = async (text: string) => {
    await page.write("textarea", text);
    await page.submit("textarea");
    return page.api.send.mock.lastCall?.[2];
  };
  expect(await patienceFor("07700 900101")).toBe(1_500);
  await page.says({ text: "I've sent a code.", form: { kind: "sign_in", step: "code" } });
  expect(await patienceFor("123456")).toBeUndefined();
});

test("every refusal names its own cure", () => {
  const at = () => new Date(2026, 10, 21, 15, 1, 30);
  const kind = (status: number, type: string, wait: number | null = null) =>
    refusalOf(new Problem(status, { type: `/problems/${type}` }, wait), at);
  expect(kind(410, "code-expired")).toContain("Send yourself another");
  expect(kind(429, "too-many-codes", 600)).toContain("15:12");
  expect(refusalOf(new NoAnswer())).toContain("connection");
  expect(kind(500, "internal")).toContain("again");
});
