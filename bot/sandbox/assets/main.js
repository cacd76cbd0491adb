// The page: puts everybody on it and keeps it as the world is.

import { Chat } from "./chat.js";
import { Clock } from "./clock.js";
import { ask, complain, el, calmDown, GONE, setZone } from "./dom.js";
import { Phone } from "./phone.js";

const screens = new Map();
const tabs = new Map();
const narrow = matchMedia("(max-width: 719px)");
let clock;
let asking = false;
let askAgain = false;
let blind = false; // the last look at the world failed

async function begin() {
  const cast = await ask("/page/cast.json");
  setZone(cast.zone);
  for (const owner of cast.phones) put(owner.number, new Phone(owner, news));
  for (const owner of cast.chats) put(owner.user_id, new Chat(owner, news));
  jumps();
  select([...screens.values()][0]);
  narrow.addEventListener("change", () => select([...screens.values()][0]));
  if (narrow.matches) document.getElementById("guide").open = false;
  clock = new Clock((now) => {
    for (const screen of screens.values()) screen.tick?.(now);
  });
  await clock.start();
  await look();
  listen();
}

function put(key, screen) {
  screens.set(key, screen);
  document.getElementById("desk").append(screen.element);
  const count = el("span", { class: "count" });
  const tab = el(
    "button",
    { type: "button", onclick: () => select(screen, true) },
    el("span", {}, screen.owner.name),
    el("small", {}, screen instanceof Phone ? "phone" : "Telegram"),
    count,
  );
  tabs.set(screen, { tab, count, unread: 0 });
  document.getElementById("tabs").append(tab);
}

function jumps() {
  const places = [["clock", "The clock"], ...[...screens.values()].map((s) => [s.id, s.label])];
  document.getElementById("jumps").append(
    ...places.map(([id, name]) => el("a", { href: `#${id}`, onclick: () => show(id) }, name)),
  );
}

function show(id) {
  const screen = [...screens.values()].find((each) => each.id === id);
  if (screen) select(screen);
}

/** On a narrow page one screen is shown at a time. */
function select(screen, byHand = false) {
  for (const [each, known] of tabs) {
    each.element.classList.toggle("chosen", each === screen);
    known.tab.setAttribute("aria-current", String(each === screen));
  }
  count(screen, 0);
  screen.thread.toTheEnd();
  if (byHand) {
    screen.element.focus({ preventScroll: true });
    screen.element.scrollIntoView();
  }
}

function count(screen, unread) {
  const known = tabs.get(screen);
  known.unread = unread;
  known.count.textContent = unread ? `${unread} new` : "";
}

function news(screen, fresh) {
  const hidden = narrow.matches && !screen.element.classList.contains("chosen");
  count(screen, hidden ? tabs.get(screen).unread + fresh : 0);
}

function listen() {
  const events = new EventSource("/sandbox/events");
  events.onmessage = () => look().then(seeAgain, loseSight);
  events.onopen = calmDown;
  events.onerror = () => complain(new Error(GONE));
}

function loseSight(error) {
  blind = true;
  complain(error);
}

/** What was said of a look that failed is over; what was said of anything else stays. */
function seeAgain() {
  if (blind) calmDown();
  blind = false;
}

/** Shows the world as it is now; what changes meanwhile is looked at right after. */
async function look() {
  askAgain = asking;
  if (asking) return;
  asking = true;
  try {
    do {
      askAgain = false;
      const state = await ask("/sandbox/state");
      for (const phone of state.phones) screens.get(phone.number)?.show(phone);
      for (const chat of state.chats) screens.get(chat.id)?.show(chat);
      await clock.look();
    } while (askAgain);
  } finally {
    asking = false;
  }
}

begin().catch(complain);
