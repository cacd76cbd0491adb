// A list of messages on somebody's screen: keeps what has not changed, and can be walked with the arrow keys.
//
// The list is one stop for the Tab key: it leads to the newest message, Up and Down go from one to the next, and only
// the buttons of the message where one stands are further stops.

import { dayOf, el } from "./dom.js";

const NEAR_THE_END = 60;

export class Thread {
  /** `draw(message)` makes what is inside of a message's `li`; `label` names the list. */
  constructor({ label, draw, empty }) {
    this.draw = draw;
    this.list = el("ol", { class: "thread", "aria-label": label, onkeydown: (event) => this.walk(event) });
    this.empty = el("p", { class: "empty" }, empty);
    this.element = el("div", { class: "scroll" }, this.empty, this.list);
    this.shown = new Map();
    this.list.addEventListener("focusin", (event) => this.standAt(event.target.closest("li[data-id]")));
  }

  /** Shows the messages, each with `id`, `at` and `lang`. Returns those that are new, unless it is the first time. */
  show(messages) {
    const readsEarlier = this.element.scrollHeight - this.element.scrollTop - this.element.clientHeight > NEAR_THE_END;
    const first = this.shown.size === 0;
    const fresh = messages.filter((message) => !this.shown.has(message.id));
    const wanted = new Set(messages.map((message) => message.id));
    for (const [id, { item }] of this.shown) {
      if (!wanted.has(id)) {
        item.remove();
        this.shown.delete(id);
      }
    }
    const changed = messages.filter((message) => this.place(message, fresh.includes(message) && !first));
    this.separateDays(messages);
    this.empty.hidden = messages.length > 0;
    if (messages.length) this.standAt(this.whereToStand(messages, fresh));
    if (changed.length && (!readsEarlier || first)) this.toTheEnd();
    return fresh;
  }

  /** Whether there was anything to be drawn. */
  place(message, fresh) {
    const signature = JSON.stringify(message);
    const known = this.shown.get(message.id);
    if (known?.signature === signature) return false;
    const item = el(
      "li",
      { "data-id": message.id, class: `message ${message.side}${fresh ? " fresh" : ""}`, tabindex: "-1", lang: message.lang },
      this.draw(message),
    );
    if (known) {
      const held = known.item.contains(document.activeElement);
      if (known.item === this.standing) this.standing = item;
      known.item.replaceWith(item);
      if (held) item.focus({ preventScroll: true });
    } else {
      this.list.append(item);
    }
    this.shown.set(message.id, { item, signature });
    return true;
  }

  separateDays(messages) {
    for (const line of this.list.querySelectorAll(".day")) line.remove();
    let day = "";
    for (const message of messages) {
      const own = dayOf(message.at);
      if (own !== day) this.shown.get(message.id).item.before(el("li", { class: "day", lang: "en-GB" }, el("span", {}, own)));
      day = own;
    }
  }

  /** At the newest when there is a new one, unless somebody is at another just now. */
  whereToStand(messages, fresh) {
    const still = this.standing?.isConnected;
    const held = still && this.standing.contains(document.activeElement);
    return still && (held || !fresh.length) ? this.standing : this.shown.get(messages.at(-1).id).item;
  }

  /** Only the message where one stands can be reached with Tab, and what is in it. */
  standAt(item) {
    if (!item) return;
    this.standing = item;
    for (const { item: each } of this.shown.values()) {
      each.tabIndex = each === item ? 0 : -1;
      for (const control of each.querySelectorAll("button, a")) control.tabIndex = each === item ? 0 : -1;
    }
  }

  walk(event) {
    const items = [...this.list.querySelectorAll("li[data-id]")];
    const here = items.indexOf(event.target.closest("li[data-id]"));
    const to = { ArrowUp: here - 1, ArrowDown: here + 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined || !items[to]) return;
    event.preventDefault();
    this.standAt(items[to]);
    items[to].focus();
  }

  toTheEnd() {
    this.element.scrollTop = this.element.scrollHeight;
  }
}
