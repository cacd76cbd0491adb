// The clock that can be moved. It runs on by itself in between.

import { announce, ask, calmDown, complain, dayOf, el, longDayOf, post, timeOf } from "./dom.js";

const LOOK_EVERY = 200; // milliseconds, while the clock is being moved

export class Clock {
  /** `onTick(now)` is called with the time whenever it is shown anew. */
  constructor(onTick) {
    this.onTick = onTick;
    this.element = document.getElementById("clock");
    this.moves = [...document.querySelectorAll("#moves button")];
    this.ahead = 0;
    this.moving = false;
    for (const button of this.moves) button.addEventListener("click", () => this.move(button.dataset.to));
  }

  async start() {
    this.take(await this.ask());
    setInterval(() => this.show(), 1000);
  }

  ask() {
    return ask("/demo/clock");
  }

  /** How far a move is; when nobody answers, the move itself says so. */
  async follow() {
    const seen = await this.ask().catch(() => null);
    if (seen && this.moving) this.take(seen);
  }

  /** Something happened: what is due next may be something else now. */
  async look() {
    if (!this.moving) this.take(await this.ask());
  }

  take(seen) {
    this.ahead = Date.parse(seen.now) - Date.now();
    this.due = seen.next;
    this.progress = seen.progress;
    this.show();
  }

  show() {
    const now = Date.now() + this.ahead;
    document.getElementById("now").dateTime = new Date(now).toISOString();
    document.getElementById("now-day").textContent = longDayOf(now);
    document.getElementById("now-time").textContent = timeOf(now);
    const next = document.getElementById("next");
    next.replaceChildren(...this.words(now));
    document.getElementById("progress").hidden = !this.moving;
    document.getElementById("bar").value = this.progress ?? 0;
    this.onTick(now);
  }

  words(now) {
    if (this.moving) return ["Moving on, one thing after another…"];
    if (!this.due) return ["Nothing is due."];
    const same = dayOf(this.due) === dayOf(now);
    return ["Next due: ", el("b", {}, same ? timeOf(this.due) : `${dayOf(this.due)}, ${timeOf(this.due)}`)];
  }

  setMoving(moving) {
    this.moving = moving;
    this.element.classList.toggle("is-moving", moving);
    this.element.setAttribute("aria-busy", String(moving));
    for (const button of this.moves) button.setAttribute("aria-disabled", String(moving));
    this.show();
  }

  async move(to) {
    if (this.moving) return;
    this.progress = 0;
    this.setMoving(true);
    const looking = setInterval(() => this.follow(), LOOK_EVERY);
    try {
      const moved = await post("/demo/clock", { to });
      calmDown();
      this.take(moved);
      announce(`It is now ${longDayOf(moved.now)}, ${timeOf(moved.now)}. ${news(moved)}`);
    } catch (error) {
      complain(error);
    } finally {
      clearInterval(looking);
      this.setMoving(false);
    }
  }
}

function news({ said }) {
  if (said === 0) return "Nothing new arrived.";
  return said === 1 ? "One new message arrived." : `${said} new messages arrived.`;
}
