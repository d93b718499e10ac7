"""A customer sends files in a real browser: by the button, by pasting, by dropping, by keyboard; and bad ones."""

import base64

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.api.files.samples import PDF, moving, photo_with_secrets, picture
from tests.web.test_chat import ask, faults

HANDED = """([kind, name, bytes, type]) => {
  const content = Uint8Array.from(atob(bytes), (each) => each.charCodeAt(0));
  const held = new DataTransfer();
  held.items.add(new File([content], name, { type }));
  const event = kind === "paste"
    ? new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true })
    : new DragEvent(kind, { dataTransfer: held, bubbles: true, cancelable: true });
  document.querySelector("textarea").dispatchEvent(event);
}"""


def file(name: str, kind: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": kind, "buffer": content}


def choose(page: Page, *files: FilePayload) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Add a photo or PDF").click()
    chooser.value.set_files(list(files))


def hand(page: Page, how: str, name: str, content: bytes, kind: str = "image/png") -> None:
    page.evaluate(HANDED, [how, name, base64.b64encode(content).decode(), kind])


def tray(page: Page) -> Locator:
    return page.get_by_role("list", name="Files to send")


@pytest.fixture
def talking(page: Page) -> Page:
    page.goto("/chat/")
    expect(page.get_by_text("Connected")).to_be_visible()
    # The first turn of a bot that has just started takes longer.
    expect(page.get_by_role("button", name="My bill")).to_be_visible(timeout=30_000)
    return page


def test_a_photo_is_seen_before_and_after_it_is_sent_and_after_a_reload(talking: Page) -> None:
    page = talking
    choose(page, file("router.jpg", "image/jpeg", photo_with_secrets()), file("bill.pdf", "application/pdf", PDF))
    waiting = tray(page)
    expect(waiting.get_by_text("Ready to send")).to_have_count(2)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(waiting).to_have_count(0)
    shown = page.get_by_role("img", name="Picture: router.jpg")
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.decode().then(() => [image.naturalWidth, image.naturalHeight])") == [40, 80]
    expect(page.get_by_role("link", name="bill.pdf")).to_be_visible()
    expect(page.get_by_role("log").get_by_text("I can't look at files myself, but yours is kept")).to_be_visible()
    expect(page.get_by_role("button", name="Open a case")).to_be_visible()
    page.reload()
    expect(page.get_by_role("img", name="Picture: router.jpg")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("link", name="bill.pdf").click()
    assert saved.value.path().read_bytes() == PDF


def test_a_picture_is_pasted_and_another_is_dropped(talking: Page) -> None:
    page = talking
    hand(page, "paste", "screen.png", picture())
    hand(page, "dragover", "dance.gif", moving(), "image/gif")
    expect(page.get_by_text("Drop photos or PDFs here")).to_be_visible()
    hand(page, "drop", "dance.gif", moving(), "image/gif")
    expect(page.get_by_text("Drop photos or PDFs here")).to_have_count(0)
    expect(tray(page).get_by_text("Ready to send")).to_have_count(2)
    ask(page, "no lights on my router")
    expect(page.get_by_role("img", name="Picture: screen.png")).to_be_visible()
    expect(page.get_by_role("img", name="Picture: dance.gif.png")).to_be_visible()
    expect(page.get_by_role("article").filter(has_text="no lights on my router")).to_have_count(1)


def test_what_is_not_taken_says_what_is_and_the_rest_goes(talking: Page) -> None:
    page = talking
    choose(
        page,
        file("half.jpg", "image/jpeg", picture("JPEG", (300, 300))[:700]),
        file("words.png", "image/png", b"no picture at all"),
        file("router.png", "image/png", picture()),
    )
    expect(tray(page).get_by_text("This picture is damaged and can't be opened.")).to_be_visible()
    expect(
        tray(page).get_by_text("This kind of file is not taken. Send a photo (JPEG, PNG, WebP or GIF)")
    ).to_be_visible()
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("img", name="Picture: router.png")).to_be_visible()
    expect(tray(page).get_by_role("listitem")).to_have_count(2)
    page.get_by_role("button", name="Remove half.jpg").click()
    expect(page.get_by_role("textbox", name="Message")).to_be_focused()


def test_without_a_connection_it_is_said_and_tried_again(talking: Page) -> None:
    page = talking
    page.context.set_offline(True)
    choose(page, file("router.png", "image/png", picture()))
    expect(tray(page).get_by_text("It did not get through. Check your connection")).to_be_visible()
    page.context.set_offline(False)
    tray(page).get_by_role("button", name="Try again").click()
    expect(tray(page).get_by_text("Ready to send")).to_be_visible()


def test_with_a_keyboard_alone(talking: Page) -> None:
    page = talking
    # Listened for from the start: the page must not be asked to hold its dialogue back just as it opens.
    page.on("filechooser", lambda chooser: chooser.set_files([file("router.png", "image/png", picture())]))
    expect(page.get_by_role("textbox", name="Message")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Add a photo or PDF")).to_be_focused()
    page.keyboard.press("Enter")
    expect(tray(page).get_by_text("Ready to send")).to_be_visible()
    page.get_by_role("textbox", name="Message").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("img", name="Picture: router.png")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_state_of_a_file_breaks_wcag(talking: Page, scheme: str) -> None:
    page = talking
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": 360, "height": 740})
    choose(
        page,
        file("a name that is longer than the screen is wide.jpg", "image/jpeg", picture("JPEG", (800, 600))),
        file("bill.pdf", "application/pdf", PDF),
        file("words.png", "image/png", b"no picture at all"),
    )
    expect(tray(page).get_by_text("This kind of file is not taken.")).to_be_visible()
    found = {"waiting": faults(page)}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("button", name="Open a case")).to_be_visible()
    page.get_by_role("button", name="Remove words.png").click()
    found["sent"] = faults(page)
    assert not {state: what for state, what in found.items() if what}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
