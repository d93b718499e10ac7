import { NoAnswer, PasskeyNotShown, PasskeyThere, Problem } from "@selfcare/client";
import { expect, test } from "vitest";
import { accountTexts } from "../src/account/texts_account";
import { securityTexts } from "../src/account/texts_security";
import { passkeyRefusal } from "../src/door/passkey_refusals";
import { GivenUp } from "../src/door/who";
import { refusedChange } from "../src/plan/change_refusals";

const problem = (status: number, detail: string, retryAfter: number | null = null) =>
  new Problem(status, { type: "/problems/some", detail }, retryAfter);

test("a refusal is said in the words of who refused", () => {
  expect(refusedChange(problem(409, "That is your own."))).toBe("That is your own.");
  expect(refusedChange(problem(429, "Please go on in 40 seconds.", 40))).toBe("Please go on in 40 seconds.");
});

test("what has no answer is not said to be undone", () => {
  expect(refusedChange(new NoAnswer())).toBe(accountTexts.unknown);
  expect(refusedChange(problem(503, "The answer did not come in time.", 5))).toBe(accountTexts.unknown);
});

test("who went away hears nothing", () => {
  expect(refusedChange(new GivenUp())).toBe("");
  expect(passkeyRefusal(new GivenUp(), "none", refusedChange)).toBe("");
});

test("what a device says is told in words", () => {
  expect(passkeyRefusal(new PasskeyNotShown(), "None was made.", refusedChange)).toBe("None was made.");
  expect(passkeyRefusal(new PasskeyThere(), "none", refusedChange)).toBe(securityTexts.passkeys.there);
  expect(passkeyRefusal(problem(422, "Nobody is let in by it."), "none", refusedChange)).toBe(
    "Nobody is let in by it.",
  );
});
