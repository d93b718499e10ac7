// The bubbles. What is there stays where it is, so that a screen reader hears each message once.

const STATES = {
  sending: ["◌", "sending"],
  taken: ["✓✓", "delivered"],
  refused: ["✕", "not taken"],
  sent: ["✓", "sent"],
  delivered: ["✓✓", "delivered"],
  read: ["✓✓", "read"],
};
const ADDRESS = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g;
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

function made(name, className = "", text = "") {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

function link(url, title, className = "") {
  const element = made("a", className, title);
  Object.assign(element, { href: url, target: "_blank", rel: "noopener noreferrer" });
  return element;
}

function words(text) {
  const bubble = made("p", "bubble");
  let done = 0;
  for (const found of text.matchAll(ADDRESS)) {
    bubble.append(text.slice(done, found.index), link(found[0], found[0]));
    done = found.index + found[0].length;
  }
  bubble.append(text.slice(done));
  return bubble;
}

function choices(bubble, press) {
  const links = bubble.links.filter(([, url]) => /^https?:/.test(url)).map(([title, url]) => link(url, title));
  const buttons = bubble.buttons.map((title) => {
    const button = made("button", "", title);
    button.type = "button";
    button.addEventListener("click", (event) => {
      event.currentTarget.closest("details")?.removeAttribute("open");
      press(bubble, title);
    });
    return button;
  });
  const all = made("div", `choices ${bubble.shown_as}`);
  if (bubble.shown_as !== "list") all.append(...links, ...buttons);
  else {
    const list = made("details");
    list.append(made("summary", "", bubble.list_name), ...buttons);
    all.append(...links, list);
  }
  return all;
}

function describe(turn, bubble) {
  const meta = turn.querySelector(".meta");
  const [mark, spoken] = STATES[bubble.state] ?? STATES.sent;
  const time = made("time", "", clock.format(bubble.at * 1000));
  const state = made("span", bubble.state === "refused" ? "bad" : "", bubble.state === "refused" ? "✕ not taken" : "");
  if (bubble.state !== "refused") {
    const tick = made("span", "", mark);
    tick.setAttribute("aria-hidden", "true");
    state.append(tick, made("span", "spoken", spoken));
    state.title = spoken;
  }
  meta.replaceChildren(time, bubble.note ? ` · ${bubble.note} · ` : " · ", state);
}

function turnOf(bubble) {
  const turn = made("article", bubble.is_mine ? "turn mine" : "turn");
  turn.dataset.id = bubble.id;
  turn.append(made("span", "spoken", bubble.is_mine ? "You:" : "Received:"), words(bubble.text), made("p", "meta"));
  return turn;
}

export function draw(bubbles, screen, empty, press) {
  const there = new Map([...screen.querySelectorAll(".turn")].map((turn) => [turn.dataset.id, turn]));
  const isAtEnd = screen.scrollHeight - screen.scrollTop - screen.clientHeight < 80;
  let previous = null;
  let isNew = false;
  for (const bubble of bubbles) {
    let turn = there.get(bubble.id);
    there.delete(bubble.id);
    if (!turn) {
      turn = turnOf(bubble);
      isNew = true;
      previous ? previous.after(turn) : screen.prepend(turn);
    }
    refresh(turn, bubble, press);
    previous = turn;
  }
  for (const turn of there.values()) turn.remove();
  empty.hidden = bubbles.length > 0;
  if (isNew && (isAtEnd || bubbles.at(-1)?.is_mine)) screen.scrollTop = screen.scrollHeight;
}

function refresh(turn, bubble, press) {
  if (turn.dataset.state !== bubble.state) describe(turn, bubble);
  turn.dataset.state = bubble.state;
  // Made again only when they are others: one of them may have the focus.
  const offered = JSON.stringify([bubble.buttons, bubble.links]);
  if (turn.dataset.offered === offered) return;
  turn.dataset.offered = offered;
  turn.querySelector(".choices")?.remove();
  if (bubble.buttons.length || bubble.links.length) turn.querySelector(".bubble").after(choices(bubble, press));
}
