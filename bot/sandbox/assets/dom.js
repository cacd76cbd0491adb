// Small tools that every part of the page uses.

/** An element with properties (`class`, `on…`, `data…` and attributes) and children; texts are never read as HTML. */
export function el(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export const GONE = "The demo does not answer any more. Start it again, and this page goes on.";

/** What the server answers, or an error with its words; where none answers, one that says so as a person would. */
export async function ask(path, options) {
  const answer = await fetch(path, options).catch(gone);
  if (answer.ok) return answer.json().catch(gone);
  const { error } = await answer.json().catch(() => ({}));
  throw new Error(error ?? `The server said ${answer.status}.`);
}

function gone() {
  throw new Error(GONE);
}

/** Sends orders to the server; answers and errors are as `ask` has them. */
export function post(path, orders) {
  return ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(orders) });
}

let zone = "Europe/London";

export function setZone(name) {
  zone = name;
}

const writers = new Map();

function write(at, options) {
  const key = JSON.stringify([zone, options]);
  if (!writers.has(key)) writers.set(key, new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options }));
  return writers.get(key).format(new Date(at));
}

export const timeOf = (at) => write(at, { hour: "2-digit", minute: "2-digit" });
export const dayOf = (at) => write(at, { weekday: "short", day: "numeric", month: "short" });
export const longDayOf = (at) => write(at, { weekday: "long", day: "numeric", month: "long" });

/** Says it to whoever listens rather than looks. Several things said at once are said in one breath. */
const toSay = [];
let saying = null;

export function announce(words) {
  toSay.push(words);
  saying ??= setTimeout(() => {
    const all = toSay.splice(0);
    saying = null;
    const kept = all.slice(-4);
    const more = all.length - kept.length;
    const heard = document.getElementById("heard");
    heard.append(el("p", {}, (more ? `${more} more before this. ` : "") + kept.join(" ")));
    while (heard.children.length > 20) heard.firstElementChild.remove();
  }, 150);
}

export function complain(error) {
  const trouble = document.getElementById("trouble");
  trouble.textContent = error.message ?? String(error);
  trouble.hidden = false;
}

export function calmDown() {
  document.getElementById("trouble").hidden = true;
}

/** Orders that the page gives for somebody; what goes wrong is shown, and comes back as null. */
export async function order(path, orders) {
  try {
    const done = await post(path, orders);
    calmDown();
    return done;
  } catch (error) {
    complain(error);
    return null;
  }
}
