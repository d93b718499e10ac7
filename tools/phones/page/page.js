// Who is on the phone and on which channel; what is on its screen comes from the server whenever it has changed.

import { draw } from "./screen.js";

const OTHER = "other";
const element = (id) => document.getElementById(id);
const kept = new URLSearchParams(location.hash.slice(1));
const start = await (await fetch("start")).json();
const chosen = { channel: kept.get("channel"), number: kept.get("number") };
let live = null;

function channel() {
  return start.channels.find((each) => each.name === chosen.channel) ?? start.channels[0];
}

function path(rest) {
  return `phones/${channel().name}/${encodeURIComponent(chosen.number)}/${rest}`;
}

async function post(where, body = {}) {
  const problem = element("problem");
  try {
    const answer = await fetch(where, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const told = answer.ok ? "" : (await answer.json()).detail;
    problem.textContent = typeof told === "string" ? told : "That can't be sent.";
    return answer.ok;
  } catch {
    problem.textContent = "The phones don't answer. Is make run still running?";
    return false;
  }
}

function option(value, label) {
  const made = document.createElement("option");
  made.value = value;
  made.textContent = label;
  return made;
}

function labelled(type, name, value, label) {
  const made = document.createElement("label");
  const input = document.createElement("input");
  Object.assign(input, { type, name, value });
  made.append(input, label);
  return made;
}

function offerPeople() {
  element("number").placeholder = start.example;
  const people = start.people.map((each) => option(each.number, `${each.name}: ${each.story}`));
  element("person").replaceChildren(...people, option(OTHER, "Another number…"));
  chosen.number ??= start.people[0]?.number ?? start.example;
  const isKnown = start.people.some((each) => each.number === chosen.number);
  element("person").value = isKnown ? chosen.number : OTHER;
  element("other").hidden = isKnown;
  element("number").value = isKnown ? "" : chosen.number;
}

function offerChannels() {
  const all = start.channels.map((each) => labelled("radio", "channel", each.name, each.title));
  element("channels").replaceChildren(...all);
  element("channels").querySelector(`[value="${channel().name}"]`).checked = true;
}

function offerFaults() {
  const all = Object.entries(channel().faults).map(([name, title]) => labelled("checkbox", "fault", name, title));
  element("faults").replaceChildren(...all);
}

function showState(seen) {
  for (const input of element("faults").querySelectorAll("input")) input.checked = seen.wrong.includes(input.value);
  element("how-many").hidden = seen.wrong.length === 0;
  element("how-many").textContent = String(seen.wrong.length);
  const line = seen.connected ? `${channel().title} · connected` : "No network";
  if (element("line").textContent !== line) element("line").textContent = line;
  draw(seen.bubbles, element("screen"), element("empty"), (bubble, title) =>
    post(path("press"), { message_id: bubble.id, title }),
  );
}

function watch() {
  live?.close();
  element("problem").textContent = "";
  const peer = channel().name === "sms" ? "60060" : start.operator;
  element("peer").textContent = peer;
  element("channels").querySelector(":checked").scrollIntoView({ block: "nearest", inline: "center" });
  element("phone").dataset.channel = channel().name;
  document.querySelector(".face").textContent = peer[0];
  draw([], element("screen"), element("empty"));
  history.replaceState(null, "", `#${new URLSearchParams({ channel: channel().name, number: chosen.number })}`);
  live = new EventSource(path("live"));
  live.onmessage = (event) => showState(JSON.parse(event.data));
  live.onerror = () => {
    const isRefused = live.readyState === EventSource.CLOSED;
    element("line").textContent = isRefused ? "Off" : "The phones don't answer";
    if (isRefused) element("problem").textContent = "That is no phone number.";
  };
}

element("channels").addEventListener("change", (event) => {
  chosen.channel = event.target.value;
  offerFaults();
  watch();
});
element("person").addEventListener("change", (event) => {
  const isOther = event.target.value === OTHER;
  element("other").hidden = !isOther;
  if (isOther) return element("number").focus();
  chosen.number = event.target.value;
  return watch();
});
element("number").addEventListener("change", (event) => {
  chosen.number = event.target.value.trim();
  if (chosen.number) watch();
});
element("faults").addEventListener("change", (event) =>
  post(`channels/${channel().name}/faults`, { fault: event.target.value, on: event.target.checked }),
);
element("restart").addEventListener("click", async () => {
  await post(path("restart"));
  element("text").focus();
});
element("composer").addEventListener("submit", async (event) => {
  event.preventDefault();
  const field = element("text");
  const text = field.value;
  if (!text.trim()) return;
  field.value = "";
  if (!(await post(path("say"), { text })) && !field.value) field.value = text;
});

if (start.channels.length) {
  offerPeople();
  offerChannels();
  offerFaults();
  watch();
} else {
  element("empty").textContent = "Every channel has a carrier of its own here, so there are no phones.";
}
