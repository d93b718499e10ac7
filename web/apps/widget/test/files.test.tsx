import { NoAnswer, Problem } from "@selfcare/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { TestPage } from "./page";

let page: TestPage;
let brought: ((share: number) => void)[];

beforeEach(async () => {
  page = new TestPage();
  brought = [];
  await page.start();
});

afterEach(() => page.close());

const photo = (name = "router.jpg") => new File(["points"], name, { type: "image/jpeg" });
const pdf = () => new File(["%PDF-"], "bill.pdf", { type: "application/pdf" });
const tray = () => page.find("[aria-label='Files to send']");
const spoken = (voice: string) => page.find(`[data-voice=${voice}]`).textContent;

async function add(...files: File[]): Promise<void> {
  page.chat.tray.add(files);
  await page.settle();
}

/** Until `brought` is called, the file is on its way. */
function bringSlowly(): () => void {
  let go: () => void = () => undefined;
  const answer = page.api.bring.getMockImplementation();
  page.api.bring.mockImplementationOnce(async (...told) => {
    brought.push(told[3]);
    await new Promise<void>((done) => {
      go = done;
    });
    return answer?.(...told) as ReturnType<typeof page.api.bring>;
  });
  return () => go();
}

test("what is added is brought at once, said to be ready, and sent with the words", async () => {
  await add(photo(), pdf());
  expect(tray().querySelectorAll("li")).toHaveLength(2);
  expect(spoken("polite")).toContain("bill.pdf is ready to send");
  await page.write("textarea", "no lights");
  await page.submit("textarea");
  expect(page.sent[0]).toMatchObject({ text: "no lights", files: ["f-router.jpg", "f-bill.pdf"] });
  expect(page.root.querySelector("[aria-label='Files to send']")).toBeNull();
});

test("a file goes without a word, and the thread shows the picture with its name", async () => {
  await add(photo());
  await page.submit("textarea");
  expect(page.sent[0]).not.toHaveProperty("text");
  await page.says(
    {
      text: "Sent a picture: router.jpg",
      key: "sent_files",
      media: [
        {
          id: "f1",
          kind: "image",
          name: "router.jpg",
          media_type: "image/jpeg",
          state: "kept",
          size: 6,
          width: 40,
          height: 30,
        },
        {
          id: "f2",
          kind: "document",
          name: "bill.pdf",
          media_type: "application/pdf",
          state: "kept",
          size: 2048,
        },
        { id: "f3", kind: "image", name: "late.jpg", media_type: "image/jpeg", state: "lost" },
      ],
    },
    { sender: { kind: "customer", name: null } },
  );
  const last = [...page.root.querySelectorAll("article")].at(-1);
  expect(last?.querySelector("img")?.alt).toBe("Picture: router.jpg");
  expect(last?.querySelector("a[download]")?.textContent).toContain("bill.pdf2 KB");
  expect(last?.textContent).toContain("late.jpgDid not get here");
  expect(last?.textContent).not.toContain("Sent a picture");
});

test("a picture that can't be shown any more is a row that says so", async () => {
  await page.says({
    text: "x",
    media: [{ id: "f1", kind: "image", name: "a.jpg", media_type: "image/jpeg", state: "kept" }],
  });
  page.find("article img").dispatchEvent(new Event("error"));
  await page.settle();
  expect(page.find("[role=log]").textContent).toContain("Can't be shown any more");
});

test("sent while a file is on its way, it goes as soon as the file is there", async () => {
  const arrive = bringSlowly();
  await add(photo());
  brought[0]?.(0.42);
  await page.settle();
  expect(tray().querySelector("progress")?.value).toBe(42);
  await page.write("textarea", "look");
  await page.submit("textarea");
  expect(page.sent).toHaveLength(0);
  arrive();
  await page.settle();
  expect(page.sent[0]).toMatchObject({ text: "look", files: ["f-router.jpg"] });
});

test("one on its way can be cancelled, and is not sent", async () => {
  const arrive = bringSlowly();
  await add(photo());
  await page.press("Cancel router.jpg");
  arrive();
  await page.write("textarea", "never mind");
  await page.submit("textarea");
  expect(page.sent[0]).toMatchObject({ text: "never mind" });
  expect(page.sent[0]).not.toHaveProperty("files");
});

test("what is refused says why beside its name, and the others go", async () => {
  const detail = "This picture is damaged and can't be opened.";
  page.api.bring.mockRejectedValueOnce(new Problem(422, { type: "/problems/file-refused", detail }, null));
  await add(photo("broken.jpg"), photo());
  expect(tray().textContent).toContain(detail);
  expect(spoken("assertive")).toContain(`broken.jpg: ${detail}`);
  await page.submit("textarea");
  expect(page.sent[0]).toMatchObject({ files: ["f-router.jpg"] });
  expect(tray().textContent).toContain("broken.jpg");
  await page.press("Remove broken.jpg");
  expect(page.root.querySelector("[aria-label='Files to send']")).toBeNull();
});

test("one that did not get through is tried again under the same key", async () => {
  page.api.bring.mockRejectedValueOnce(new NoAnswer());
  await add(photo());
  expect(tray().textContent).toContain("Check your connection");
  await page.press("Try again");
  const [first, second] = page.api.bring.mock.calls;
  expect(second?.[2]).toBe(first?.[2]);
  expect(tray().textContent).toContain("Ready to send");
});

test("too large, of another kind, or one too many is said before anything is sent", async () => {
  const large = new File([new Uint8Array(10 * 1024 * 1024 + 1)], "large.jpg", { type: "image/jpeg" });
  await add(large, new File(["x"], "film.mp4", { type: "video/mp4" }));
  expect(tray().textContent).toContain("up to 10 MB each");
  expect(tray().textContent).toContain("Only photos (JPEG, PNG, WebP, GIF) and PDFs");
  await add(...[1, 2, 3, 4, 5, 6].map((each) => photo(`${each}.jpg`)));
  expect(page.api.bring).toHaveBeenCalledTimes(5);
  expect(tray().textContent).toContain("5 files go in one message");
});

test("a pasted picture is added, and pasted words stay words", async () => {
  const pasted = (files: File[], text: string) => {
    const event = new Event("paste", { bubbles: true, cancelable: true });
    Object.assign(event, { clipboardData: { files, getData: () => text } });
    page.find("textarea").dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(pasted([photo("")], "")).toBe(true);
  expect(pasted([photo()], "words from a document")).toBe(false);
  await page.settle();
  expect(page.api.bring).toHaveBeenCalledTimes(1);
  expect(tray().textContent).toContain("Picture");
});

test("after signing out nothing that was added is left", async () => {
  await add(photo());
  await page.chat.signOut();
  await page.settle();
  expect(page.root.querySelector("[aria-label='Files to send']")).toBeNull();
});
