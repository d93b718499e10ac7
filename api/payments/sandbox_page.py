"""How the sandbox's page looks. Style and script are files apart: our pages run nothing that stands in them."""

from collections.abc import Iterable

from api.systems.providers.sandbox import CARDS, PAGE

HTML = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Choose a card</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="{place}.css">
<main>
<h1>Choose a card</h1>
<p>This is the demo: no money moves, and no card number is asked for.</p>
<ul>{buttons}</ul>
<p role="status"></p>
</main>
<script src="{place}.js"></script>
</html>"""

STYLE = """
body {{ margin: 0; font: 16px/1.5 system-ui, sans-serif; background: #f4f5f7; color: #16181d }}
main {{ max-width: 26rem; margin: 2rem auto; padding: 1.5rem; background: #fff; border-radius: 1rem }}
h1 {{ margin: 0; font-size: 1.5rem }}
ul {{ margin: 1.5rem 0; padding: 0; list-style: none; display: grid; gap: .5rem }}
button {{ width: 100%; min-height: 44px; padding: .5rem 1rem; font: inherit; text-align: left; color: {colour};
  background: #fff; border: 1px solid; border-radius: .75rem; cursor: pointer }}
button:hover:enabled, button:focus-visible {{ outline: 3px solid; outline-offset: 2px }}
button:disabled {{ color: #5b6270; cursor: default }}
[role=status]:not(:empty) {{ margin: 0; font-weight: 600 }}
"""

# Pressed before the script is there a button would do nothing: until then it can't be pressed.
# One card a page: while one is asked about, and once it is known what became of it, no other can be chosen.
SCRIPT = """const buttons = document.querySelectorAll("button");
const status = document.querySelector("[role=status]");
const allow = (may) => { for (const button of buttons) button.disabled = !may; };

for (const button of buttons) {
  button.addEventListener("click", async () => {
    allow(false);
    status.textContent = "One moment\N{HORIZONTAL ELLIPSIS}";
    try {
      const answer = await fetch("/v1/payments/sandbox/cards", {
        method: "POST",
        headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() },
        body: JSON.stringify({ key: location.hash.slice(1), card: button.name }),
      });
      const said = await answer.json();
      status.textContent = said.told ?? said.detail;
      if (answer.status >= 500) allow(true);
    } catch {
      status.textContent = "The connection is gone. Please choose again.";
      allow(true);
    }
  });
}
allow(true);
"""


def page_of(cards: Iterable[str]) -> str:
    return HTML.format(buttons="".join(map(_button, cards)), place=PAGE)


def _button(name: str) -> str:
    card = CARDS[name]
    about = card.declines_with or ("The answer is lost" if card.answer_is_lost else "Works")
    return f'<li><button name="{name}" disabled>Visa ending {card.last4}: {about}</button></li>'
