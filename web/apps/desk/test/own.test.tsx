import type { DeskSession } from "@selfcare/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DeskPage, problem } from "./desk_page";
import { ME } from "./made_up";

const SESSION: DeskSession = {
  id: "two",
  device: "Chrome on Linux",
  began_at: "2026-11-22T09:00:00Z",
  last_used_at: "2026-11-22T09:30:00Z",
  ends_at: "2026-11-22T17:00:00Z",
  here: false,
};

let page: DeskPage;

beforeEach(async () => {
  page = new DeskPage();
  page.api.me.mockResolvedValue({ ...ME, second_factor: true, recovery_codes_left: 1 });
  await page.start();
  await page.press("Settings");
});

afterEach(() => page.close());

test("a password is changed with the one until now and a code; a wrong one is said beside it", async () => {
  expect(page.text("[aria-labelledby=own-title]")).toContain("1 recovery code is left.");
  await page.press("Change your password");
  await page.press("Change your password");
  expect(page.text("#own-new_password-error")).toBe("Choose a new password.");
  await page.type("what it was", "#own-password");
  await page.type("what it will be", "#own-new_password");
  await page.type(" 123456 ", "#own-code");
  page.api.changePassword.mockRejectedValueOnce(problem(401, "log-in-refused"));
  await page.press("Change your password");
  expect(page.text("#own-password-error")).toBe("That is not your password. Try it again.");
  page.api.changePassword.mockRejectedValueOnce(problem(422, "password-too-weak", { field: "new_password" }));
  await page.press("Change your password");
  expect(page.text("#own-new_password-error")).toBe("password-too-weak. Do this instead.");
  await page.press("Change your password");
  expect(page.api.changePassword).toHaveBeenLastCalledWith({
    password: "what it was",
    new_password: "what it will be",
    code: "123456",
  });
  expect(page.text(".receipt")).toContain("Your password is changed.");
});

test("new recovery codes are shown once", async () => {
  await page.press("New recovery codes");
  await page.type("what it was", "#own-password");
  await page.type("000000", "#own-code");
  page.api.renewCodes.mockRejectedValueOnce(problem(401, "code-refused"));
  await page.press("New recovery codes");
  expect(page.text("#own-code-error")).toBe("code-refused. Do this instead.");
  await page.press("New recovery codes");
  expect(page.text(".recovery")).toBe("m2nnx-4qq8z");
});

test("the second factor is replaced: proof, the new key, its first code, the recovery codes", async () => {
  await page.press("Replace your second factor");
  await page.type("what it was", "#own-password");
  await page.type("123456", "#own-code");
  await page.press("Go on");
  expect(page.text(".secret")).toBe("JBSW Y3DP");
  await page.type("654321", "#own-code");
  await page.press("Go on");
  expect(page.api.confirmFactor).toHaveBeenCalledWith({
    email: ME.email,
    password: "what it was",
    code: "654321",
  });
  expect(page.text(".recovery")).toBe("k7mqp-9x2hd");
});

test("everywhere else is logged out at once", async () => {
  const here = { ...SESSION, id: "one", here: true };
  page.api.sessions.mockResolvedValue([here, SESSION]);
  page.desk.show(null);
  await page.later(30);
  await page.press("Settings");
  page.api.sessions.mockResolvedValue([here]);
  await page.press("Log out everywhere else");
  expect(page.api.endOtherSessions).toHaveBeenCalledTimes(1);
  expect(page.text(".sessions")).toBe("Chrome on Linux This desk");
});
