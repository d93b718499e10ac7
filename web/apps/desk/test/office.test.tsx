import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { areInOrder, spansIn, written } from "../src/office/hours";
import { DeskPage, problem } from "./desk_page";
import { ME } from "./made_up";
import { ADMIN, INVITED, JO, PERSON, TEAM } from "./made_up_office";

let page: DeskPage;

beforeEach(() => {
  page = new DeskPage();
  page.api.me.mockResolvedValue(ADMIN);
  page.api.people.mockResolvedValue([JO, PERSON]);
  page.api.teams.mockResolvedValue([TEAM]);
});

afterEach(() => page.close());

async function people(name?: string): Promise<void> {
  await page.start();
  await page.press("People");
  if (name !== undefined) await page.press(name);
}

const value = (id: string) => document.querySelector<HTMLInputElement>(id)?.value;
const focused = () => document.activeElement;

test("the list says of everybody who they are, what they have, and how they come in", async () => {
  await people();
  const rows = [...document.querySelectorAll("tbody tr")].map((row) => row.textContent);
  expect(rows[0]).toContain("Jo Bakerjo@operator.exampleAgentAccountsbilling, en0 of 3Off duty");
  expect(rows[0]).toContain("Has a link until Wed 25 November");
  expect(rows[1]).toContain("1 of 3Available");
  await page.type("prIya acc", "#people-find");
  expect(document.querySelectorAll("tbody tr").length).toBe(1);
});

test("an agent sees neither people nor teams, a lead no teams", async () => {
  page.api.me.mockResolvedValue({ ...ME, role: "lead" });
  await page.start();
  expect(page.text(".rail")).toContain("People");
  expect(page.text(".rail")).not.toContain("Teams");
  page.close();
  page = new DeskPage();
  await page.start();
  expect(page.text(".rail")).not.toContain("People");
});

test("somebody is taken on, and the link is shown once to be copied", async () => {
  const copied = vi.fn(async (_text: string) => undefined);
  vi.stubGlobal("navigator", { ...navigator, clipboard: { writeText: copied } });
  await people();
  await page.press("Take somebody on");
  await page.type("Jo Baker", "#person-name");
  await page.type("jo@operator.example", "#person-email");
  document.querySelector<HTMLInputElement>("#person-teams input")?.click();
  await page.type("Billing, orders", "#person-skills");
  await page.press("Take somebody on");
  expect(page.api.addPerson).toHaveBeenCalledWith({
    name: "Jo Baker",
    email: "jo@operator.example",
    role: "agent",
    teams: ["accounts"],
    skills: ["billing", "orders"],
    languages: ["en"],
    capacity: 3,
  });
  expect(focused()?.textContent).toBe("Jo Baker can choose a password now");
  expect(value(".link textarea")).toBe(INVITED.link);
  await page.press("Copy the link");
  expect(copied).toHaveBeenCalledWith(INVITED.link);
  await page.press("Back to the list");
  await page.press("Jo Baker");
  expect(document.querySelector(".link")).toBeNull();
  vi.unstubAllGlobals();
});

test("what is missing is said beside its field and on top, before anything is sent", async () => {
  await people();
  await page.press("Take somebody on");
  await page.type("jo at home", "#person-email");
  await page.press("Take somebody on");
  expect(page.api.addPerson).not.toHaveBeenCalled();
  expect(focused()?.textContent).toContain("2 things to fix");
  expect(page.text("#person-email-error")).toBe("Enter an address like jo@operator.example.");
  expect(document.querySelector(".to-fix a")?.getAttribute("href")).toBe("#person-name");
});

test("a refusal stands beside its field in the api's words, and nothing typed is lost", async () => {
  page.api.addPerson.mockRejectedValue(
    problem(409, "email-taken", {
      title: "Another agent has that address",
      detail: "Sam has it.",
      field: "email",
    }),
  );
  await people();
  await page.press("Take somebody on");
  await page.type("Jo Baker", "#person-name");
  await page.type("sam@operator.example", "#person-email");
  await page.press("Take somebody on");
  expect(page.text("#person-email-error")).toBe("Another agent has that address. Sam has it.");
  expect(value("#person-name")).toBe("Jo Baker");
  await page.press("Chats");
  await page.press("People");
  expect(value("#person-email")).toBe("sam@operator.example");
});

test("a malformed value stands beside its field; silence says that it may be done", async () => {
  const fields = [{ field: "name", fault: "Value error, control characters are not text" }];
  page.api.changePerson.mockRejectedValueOnce(problem(422, "malformed", { fields }));
  await people("Priya Raman");
  await page.press("Save changes");
  expect(page.text("#person-name-error")).toBe("Control characters are not text");
  page.api.changePerson.mockRejectedValueOnce(new TypeError("no"));
  await page.press("Save changes");
  expect(page.text(".to-fix")).toContain("Something went wrong on this page.");
  await page.press("Save changes");
  expect(page.text(".panel-form .receipt")).toBe("Saved. Priya Raman is as you typed it.");
});

test("a lead changes the skills of their own agents, and nothing of anybody else's", async () => {
  page.api.me.mockResolvedValue({ ...ADMIN, role: "lead", teams: ["accounts"] });
  page.api.people.mockResolvedValue([PERSON, { ...JO, teams: ["technical"] }]);
  await people("Priya Raman");
  expect(document.querySelector("#person-email")).toBeNull();
  expect(page.text(".office")).not.toContain("Reset the second factor");
  await page.type("orders", "#person-skills");
  await page.press("Save changes");
  expect(page.api.changePerson).toHaveBeenCalledWith(PERSON.id, { skills: ["orders"] });
  await page.press("Back to the list");
  await page.press("Jo Baker");
  expect(page.text(".office")).toContain("Only an admin, or a lead of theirs, changes this.");
  expect(document.querySelector("form")).toBeNull();
});

test.each([
  ["Reset the second factor", "resetFactor"],
  ["Log out everywhere", "endTheirSessions"],
  ["Send away for good", "disable"],
  ["Set away", "setTheirState"],
  ["New link for the password", "resetPassword"],
] as const)("%s is asked about first, and done once", async (name, deed) => {
  await people("Priya Raman");
  await page.press(name);
  expect(page.api[deed]).not.toHaveBeenCalled();
  expect(focused()?.textContent).toContain("Priya Raman");
  await page.press("Cancel");
  expect(focused()?.textContent).toBe("More that you can do");
  await page.press(name);
  await page.press(name);
  expect(page.api[deed]).toHaveBeenCalledTimes(1);
  expect(document.querySelector(".asked")).toBeNull();
});

test("the only admin is not sent away, and why is said in the api's words", async () => {
  page.api.disable.mockRejectedValue(
    problem(409, "last-admin", {
      title: "This is the only admin",
      detail: "Make somebody else an admin first.",
    }),
  );
  await people("Priya Raman");
  await page.press("Send away for good");
  await page.press("Send away for good");
  expect(focused()?.textContent).toContain("This is the only admin. Make somebody else an admin first.");
});

test("hours are read as people type them", () => {
  expect(spansIn("8-12, 13:30 to 24:00")).toEqual([
    ["08:00", "12:00"],
    ["13:30", "24:00"],
  ]);
  expect(spansIn("")).toEqual([]);
  expect(spansIn("8-12, later")).toBeNull();
  expect(spansIn("8-25")).toBeNull();
  expect(
    areInOrder([
      ["13:00", "24:00"],
      ["08:00", "12:00"],
    ]),
  ).toBe(true);
  expect(
    areInOrder([
      ["08:00", "12:00"],
      ["11:00", "13:00"],
    ]),
  ).toBe(false);
  expect(areInOrder([["12:00", "12:00"]])).toBe(false);
  expect(written([["08:00", "12:00"]])).toBe("08:00-12:00");
});

async function team(name: string): Promise<void> {
  await page.start();
  await page.press("Teams");
  await page.press(name);
}

test("a team is changed: several spans a day, the same for the week, one holiday less and one more", async () => {
  await team("Accounts");
  expect(value("#team-mon")).toBe("08:00-20:00");
  await page.type("8-12, 13-24:00", "#team-mon");
  await page.press("The same from Monday to Friday");
  expect(value("#team-fri")).toBe("8-12, 13-24:00");
  await page.type("later", "#team-sat");
  await page.press("Save changes");
  expect(page.text("#team-sat-error")).toContain("Write the hours of Saturday");
  await page.type("", "#team-sat");
  await page.press("Open again on Fri 25 December 2026");
  await page.type("2027-01-01", "#team-day");
  await page.press("Save changes");
  const [code, told] = page.api.changeTeam.mock.lastCall ?? [];
  expect(code).toBe("accounts");
  expect(told?.holidays).toEqual(["2027-01-01"]);
  expect(Object.keys(told?.hours ?? {})).toEqual(["mon", "tue", "wed", "thu", "fri"]);
  expect(told?.hours.mon).toEqual([
    ["08:00", "12:00"],
    ["13:00", "24:00"],
  ]);
});

test("what the api refuses about a team stands beside its field", async () => {
  page.api.addTeam.mockRejectedValue(
    problem(409, "topic-taken", {
      title: "Another team answers that",
      detail: "Accounts does.",
      field: "topics",
    }),
  );
  await team("Make a team");
  await page.type("Money", "#team-name");
  await page.type("money", "#team-code");
  await page.type("billing", "#team-topics");
  await page.press("Make a team");
  expect(page.text("#team-topics-error")).toBe("Another team answers that. Accounts does.");
  expect(value("#team-code")).toBe("money");
});

test("a team is taken away once that is said twice", async () => {
  await team("Accounts");
  await page.press("Take this team away");
  await page.press("Take this team away");
  expect(page.api.removeTeam).toHaveBeenCalledWith("accounts");
  expect(page.text(".office .receipt")).toBe("Accounts is gone.");
});
