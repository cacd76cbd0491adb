// A basic phone: its inbox, a text to be written, and keys.

import { announce, el, order, timeOf } from "./dom.js";
import { onAir } from "./segments.js";
import { Thread } from "./thread.js";

const KEYS = [
  ["1", ""], ["2", "abc"], ["3", "def"],
  ["4", "ghi"], ["5", "jkl"], ["6", "mno"],
  ["7", "pqrs"], ["8", "tuv"], ["9", "wxyz"],
  ["*", ""], ["0", "␣"], ["#", ""],
];
const CHANGES = { cymraeg: "cy", welsh: "cy", english: "en", saesneg: "en" };

export class Phone {
  constructor(owner, onNews) {
    this.owner = owner;
    this.onNews = onNews;
    this.label = `${owner.name}’s phone`;
    this.id = `phone-${owner.number.slice(1)}`;
    this.language = owner.language;
    this.thread = new Thread({ label: `Texts on ${this.label}`, draw: drawText, empty: "No texts yet." });
    this.time = el("span", { class: "lcd-time", "aria-hidden": "true" });
    this.counter = el("output", { class: "counter", for: `${this.id}-text` });
    this.text = el("textarea", {
      id: `${this.id}-text`,
      rows: "2",
      placeholder: "Write a text",
      autocomplete: "off",
      autocapitalize: "off",
      "aria-describedby": `${this.id}-hint`,
      oninput: () => this.count(),
      onkeydown: (event) => this.typed(event),
    });
    this.power = el("button", { type: "button", class: "power", role: "switch", onclick: () => this.switch() }, "On");
    this.element = this.draw();
    this.count();
    this.setOn(true);
  }

  draw() {
    const { name, about } = this.owner;
    return el(
      "section",
      { class: "device phone", id: this.id, "aria-label": this.label, tabindex: "-1" },
      el(
        "header",
        { class: "who" },
        el("h2", {}, name),
        el("p", {}, about),
      ),
      el(
        "div",
        { class: "shell" },
        el("div", { class: "earpiece", "aria-hidden": "true" }),
        el("div", { class: "lcd" }, this.drawStatus(), this.thread.element, this.drawCompose()),
        this.drawSoftkeys(),
        this.drawKeypad(),
      ),
    );
  }

  drawStatus() {
    const bars = el("span", { class: "bars" }, el("i"), el("i"), el("i"), el("i"));
    return el("div", { class: "lcd-status", "aria-hidden": "true" }, bars, el("span", {}, "Messages"), this.time);
  }

  drawCompose() {
    return el(
      "div",
      { class: "lcd-compose" },
      el("label", { class: "unseen", for: `${this.id}-text` }, `${this.owner.name}’s text`),
      this.text,
      el("span", { class: "unseen", id: `${this.id}-hint` }, "Enter sends it."),
      this.counter,
    );
  }

  drawSoftkeys() {
    return el(
      "div",
      { class: "softkeys" },
      el("button", { type: "button", class: "send", onclick: () => this.send() }, "Send"),
      el("button", { type: "button", onclick: () => this.clear() }, "Clear"),
      this.power,
    );
  }

  drawKeypad() {
    const keys = KEYS.map(([digit, letters], place) =>
      el(
        "button",
        {
          type: "button",
          tabindex: place === 0 ? "0" : "-1",
          "aria-label": { "*": "star", "#": "hash" }[digit] ?? digit,
          onclick: () => this.press(digit),
        },
        el("b", {}, digit),
        el("small", { "aria-hidden": "true" }, letters),
      ),
    );
    return el(
      "div",
      { class: "keypad", role: "group", "aria-label": "Keys. Arrow keys move between them.", onkeydown: walkKeys },
      keys,
    );
  }

  /** The state of this phone, as the stand-in sees it. */
  show(phone) {
    this.setOn(phone.state === "on");
    let language = this.owner.language;
    const messages = phone.messages
      .filter((message) => message.direction === "inbound" || message.arrived_at || message.error_code)
      .map((message) => {
        const inbound = message.direction === "inbound";
        if (inbound) language = CHANGES[message.text.toLowerCase().replace(/[^a-z]/g, "")] ?? language;
        return asShown(message, inbound, inbound ? null : language);
      });
    this.language = language;
    this.text.lang = language;
    const started = this.thread.shown.size > 0;
    const fresh = this.thread.show(messages).filter((message) => message.side === "in" && !message.lost);
    if (!started) return;
    for (const message of fresh) announce(`New text on ${this.label}: ${message.text}`);
    if (fresh.length) this.onNews(this, fresh.length);
  }

  tick(now) {
    this.time.textContent = timeOf(now);
  }

  setOn(on) {
    this.on = on;
    this.element.classList.toggle("is-off", !on);
    this.power.setAttribute("aria-checked", String(on));
    this.power.setAttribute("aria-label", `${this.label} is switched on`);
    this.power.textContent = on ? "On" : "Off";
    this.text.readOnly = !on;
    this.text.placeholder = on ? "Write a text" : "Switched off";
  }

  switch() {
    order("/sandbox/phone/switch", { number: this.owner.number, to: this.on ? "off" : "on" });
  }

  press(digit) {
    if (!this.on) return;
    this.text.setRangeText(digit, this.text.selectionStart, this.text.selectionEnd, "end");
    this.count();
  }

  clear() {
    this.text.value = "";
    this.count();
  }

  count() {
    const { encoding, used, room, segments } = onAir(this.text.value);
    this.counter.textContent = `${used}/${room} · ${segments} SMS · ${encoding}`;
    this.counter.classList.toggle("wide", encoding !== "GSM-7");
  }

  typed(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  }

  async send() {
    const body = this.text.value.trim();
    if (!body || !this.on) return;
    if (await order("/sandbox/phone/text", { number: this.owner.number, body })) {
      this.clear();
      this.thread.toTheEnd();
    }
  }
}

function asShown(message, inbound, lang) {
  const lost = !inbound && !message.arrived_at;
  return {
    id: message.id,
    at: message.arrived_at ?? message.at,
    side: inbound ? "out" : "in",
    lang,
    text: message.text,
    lost,
    size: inbound ? "" : `${message.segments} SMS${message.encoding === "GSM-7" ? "" : ` · ${message.encoding}`}`,
  };
}

function drawText(message) {
  if (message.lost) return [el("p", { class: "lost", lang: "en-GB" }, `A text did not arrive, ${timeOf(message.at)}`)];
  const sender = message.side === "out" ? el("span", { class: "unseen", lang: "en-GB" }, "Sent: ") : null;
  const meta = [timeOf(message.at), message.size].filter(Boolean).join(" · ");
  return [el("p", { class: "words" }, sender, message.text), el("p", { class: "meta", lang: "en-GB" }, meta)];
}

function walkKeys(event) {
  const keys = [...event.currentTarget.querySelectorAll("button")];
  const here = keys.indexOf(event.target);
  const to = here + ({ ArrowLeft: -1, ArrowRight: 1, ArrowUp: -3, ArrowDown: 3 }[event.key] ?? 0);
  if (to === here || !keys[to]) return;
  event.preventDefault();
  keys[here].tabIndex = -1;
  keys[to].tabIndex = 0;
  keys[to].focus();
}
