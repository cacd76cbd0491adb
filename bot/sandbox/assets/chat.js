// Somebody's Telegram, open at their chat with the bot.

import { announce, el, order, timeOf } from "./dom.js";
import { Thread } from "./thread.js";

const TOAST_STANDS = 6000; // milliseconds

export class Chat {
  constructor(owner, onNews) {
    this.owner = owner;
    this.onNews = onNews;
    this.label = `${owner.name}’s Telegram`;
    this.id = `chat-${owner.user_id}`;
    this.replyTo = null;
    this.topic = null;
    this.toasts = null;
    this.everything = [];
    this.thread = new Thread({
      label: `Messages in ${this.label}`,
      draw: (message) => this.drawMessage(message),
      empty: "Nothing here yet.",
    });
    this.toast = el("p", { class: "toast", hidden: true });
    this.topics = el("div", { class: "topics", role: "group", "aria-label": "Topics", hidden: true });
    this.answering = el("div", { class: "answering", hidden: true });
    this.text = el("textarea", {
      id: `${this.id}-text`,
      rows: "1",
      placeholder: "Message",
      autocomplete: "off",
      oninput: () => this.grow(),
      onkeydown: (event) => this.typed(event),
    });
    this.element = this.draw();
  }

  draw() {
    const { name, about, commands } = this.owner;
    const quick = commands.map((command) =>
      el("button", { type: "button", onclick: () => this.say(command) }, command),
    );
    return el(
      "section",
      { class: "device chat", id: this.id, "aria-label": this.label, tabindex: "-1" },
      el(
        "header",
        { class: "who" },
        el("h2", {}, name),
        el("p", {}, about),
      ),
      el(
        "div",
        { class: "shell" },
        el(
          "div",
          { class: "bot-bar", "aria-hidden": "true" },
          el("img", { src: "/page/icon.svg", alt: "", width: "30", height: "30" }),
          el("span", {}, el("b", {}, "Gatewalk"), el("small", {}, "bot")),
        ),
        this.topics,
        el("div", { class: "messages" }, this.thread.element, this.toast),
        el("div", { class: "quick", role: "group", "aria-label": "Commands" }, quick),
        this.answering,
        el(
          "div",
          { class: "compose" },
          el("label", { class: "unseen", for: `${this.id}-text` }, `${name}’s message. Enter sends it.`),
          this.text,
          el("button", { type: "button", class: "send", onclick: () => this.send() }, "Send"),
        ),
      ),
    );
  }

  /** The state of this chat, as the stand-in sees it. */
  show(chat) {
    this.showToasts(chat.toasts);
    this.showTopics(chat.topics);
    const known = new Map(chat.messages.map((message) => [message.id, message]));
    this.everything = chat.messages
      .filter((message) => message.topic_created === null && !message.text.startsWith("/start"))
      .map((message) => asShown(message, known.get(message.reply_to)));
    if (this.replyTo !== null && !known.has(this.replyTo.id)) this.answer(null);
    this.render();
  }

  render() {
    const started = this.thread.shown.size > 0;
    const seen = new Set(this.seen ?? []);
    const messages = this.everything.filter((each) => this.topic === null || each.thread === this.topic);
    this.thread.show(messages);
    const fresh = this.everything.filter((message) => message.side === "in" && !seen.has(message.id));
    this.seen = this.everything.map((message) => message.id);
    if (!started || this.seen.length === 0) return;
    for (const message of fresh) {
      const buttons = message.buttons.flat().map((button) => button.text);
      announce(`${this.label}: ${message.text}${buttons.length ? ` Buttons: ${buttons.join(", ")}.` : ""}`);
    }
    if (fresh.length) this.onNews(this, fresh.length);
  }

  drawMessage(message) {
    const sender = message.side === "out" ? el("span", { class: "unseen" }, "Sent: ") : null;
    const quoted = message.quoted ? el("p", { class: "quoted" }, message.quoted) : null;
    const file = message.document ? this.drawFile(message) : null;
    const meta = el("span", { class: "meta" }, message.edited ? `edited ${timeOf(message.at)}` : timeOf(message.at));
    const reactions = message.reactions.map((emoji) =>
      el("span", { class: "reaction", role: "img", "aria-label": `Reaction: ${emoji}` }, emoji),
    );
    const reply =
      message.side === "in"
        ? el("button", { type: "button", class: "reply", onclick: () => this.answer(message) }, "Reply")
        : null;
    return [
      el("div", { class: "bubble" }, quoted, file, el("p", { class: "words" }, sender, message.text), reactions, meta),
      el(
        "div",
        { class: "rows" },
        message.buttons.map((row) => el("div", { class: "row" }, row.map((button) => this.drawButton(message, button)))),
      ),
      reply,
    ];
  }

  drawButton(message, button) {
    if (button.url) return el("span", { class: "link" }, `${button.text}: ${button.url}`);
    return el("button", { type: "button", onclick: () => this.tap(message, button) }, button.text);
  }

  drawFile(message) {
    const address = `/sandbox/telegram/document?chat=${this.owner.user_id}&message=${message.id}`;
    return el(
      "a",
      { class: "file", href: address, download: message.document },
      el("span", { class: "sheet", "aria-hidden": "true" }, message.document.split(".").at(-1)),
      el("span", {}, el("b", {}, message.document), el("small", {}, "Save the file")),
    );
  }

  tap(message, button) {
    return order("/sandbox/telegram/tap", {
      user_id: this.owner.user_id,
      message_id: message.id,
      button: button.data,
    });
  }

  answer(message) {
    this.replyTo = message;
    this.answering.hidden = message === null;
    if (message === null) return;
    this.answering.replaceChildren(
      el("p", {}, el("b", {}, "Reply to "), message.text.slice(0, 120)),
      el("button", { type: "button", "aria-label": "Do not reply to this", onclick: () => this.stopAnswering() }, "✕"),
    );
    this.text.focus();
  }

  stopAnswering() {
    this.answer(null);
    this.text.focus();
  }

  showTopics(topics) {
    const names = [{ id: null, name: "All" }, ...topics];
    this.topics.hidden = topics.length === 0;
    if (!names.some((topic) => topic.id === this.topic)) this.topic = null;
    const signature = JSON.stringify([names, this.topic]);
    if (signature === this.topicsDrawn) return;
    this.topicsDrawn = signature;
    this.topics.replaceChildren(
      ...names.map(({ id, name }) =>
        el("button", { type: "button", "aria-pressed": String(id === this.topic), onclick: () => this.open(id, topics) }, name),
      ),
    );
  }

  open(topic, topics) {
    this.topic = topic;
    this.showTopics(topics);
    this.render();
    this.topics.querySelector('[aria-pressed="true"]').focus();
  }

  showToasts(toasts) {
    const before = this.toasts;
    this.toasts = toasts.length;
    if (before === null || toasts.length <= before) return;
    const { text } = toasts.at(-1);
    this.toast.textContent = text;
    this.toast.hidden = false;
    announce(`${this.label} shows: ${text}`);
    clearTimeout(this.fading);
    this.fading = setTimeout(() => (this.toast.hidden = true), TOAST_STANDS);
  }

  grow() {
    this.text.rows = Math.min(4, this.text.value.split("\n").length + Math.floor(this.text.value.length / 34));
  }

  typed(event) {
    if (event.key === "Escape" && this.replyTo) this.stopAnswering();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  }

  async send() {
    const text = this.text.value.trim();
    if (text && (await this.say(text))) {
      this.text.value = "";
      this.grow();
    }
  }

  async say(text) {
    const orders = { user_id: this.owner.user_id, text };
    if (this.replyTo) orders.reply_to = this.replyTo.id;
    if (this.topic !== null) orders.thread = this.topic;
    const said = await order("/sandbox/telegram/say", orders);
    if (said) this.answer(null);
    this.thread.toTheEnd();
    return said;
  }
}

function asShown(message, quoted) {
  return {
    id: message.id,
    at: message.at,
    side: message.from === "bot" ? "in" : "out",
    lang: null,
    text: message.text,
    buttons: message.buttons,
    document: message.document,
    reactions: [...message.reactions.bot, ...message.reactions.user],
    edited: message.edited_at !== null,
    quoted: quoted ? quoted.text.split("\n")[0].slice(0, 80) : null,
    thread: message.thread,
  };
}
