import { afterEach, beforeEach, expect, test } from "vitest";
import { DeskPage, problem } from "./desk_page";
import { CARD, ID, ME } from "./made_up";

let page: DeskPage;

beforeEach(() => {
  page = new DeskPage();
  page.api.card.mockResolvedValue({ ...CARD, tags: ["refund"] });
});

afterEach(() => page.close());

const field = () => document.querySelector<HTMLSelectElement>(".pick select");

test("a tag is added to those there are, and taken off again", async () => {
  await page.open();
  await page.type("Roaming", "#tag");
  await page.press("Add");
  expect(page.api.tag).toHaveBeenLastCalledWith(ID, ["refund", "Roaming"]);
  await page.press("Remove refund");
  expect(page.api.tag).toHaveBeenLastCalledWith(ID, []);
});

test("a tag that is refused says why beside the field", async () => {
  page.api.tag.mockRejectedValue(problem(422, "invalid", { title: "Letters and digits only" }));
  await page.open();
  await page.type("?!", "#tag");
  await page.press("Add");
  expect(page.text("#tag-error")).toContain("Letters and digits only");
  expect(document.querySelector<HTMLInputElement>("#tag")?.value).toBe("?!");
});

test("leads alone say how soon somebody is to be answered", async () => {
  await page.open();
  expect(field()).toBeNull();
  page.close();
  page = new DeskPage();
  page.api.me.mockResolvedValue({ ...ME, role: "lead" });
  await page.open();
  const priority = field() as HTMLSelectElement;
  expect(priority.value).toBe("normal");
  priority.value = "urgent";
  priority.dispatchEvent(new Event("change", { bubbles: true }));
  await page.later(30);
  expect(page.api.setPriority).toHaveBeenCalledWith(ID, "urgent");
});

test("whom nobody has, and who waits for nobody, has no priority to raise", async () => {
  page.api.me.mockResolvedValue({ ...ME, role: "lead" });
  page.api.card.mockResolvedValue({ ...CARD, priority: null });
  await page.open();
  expect(field()).toBeNull();
});
