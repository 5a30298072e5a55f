// The messages of the open chat: days, runs of one sender, what is new, and where the reader stands.

import { bubble, goOn } from "./bubble.js";
import { botFace, byId, h } from "./dom.js";
import { keepUnfolded, measureQuotes } from "./rich.js";
import { inShort, notice, senderOf } from "./service.js";
import { isOpen, on, openChat, shownMessages, store } from "./store.js";
import { day, dayKey, say } from "./words.js";

const PAGE = 120; // messages drawn at once
const RUN = 300; // seconds after which the same sender starts a new run
const NEAR = 90; // pixels from the end that still count as reading along

let list, pill, hands;
let shown = PAGE;
let below = 0; // new messages the reader has not scrolled to
let follows = true; // whether the reader reads along: what is new is scrolled to
let lastTop = 0;

export function startLog(given) {
  hands = given;
  [list, pill] = [byId("log"), byId("to-end")];
  list.addEventListener("scroll", scrolled, { passive: true });
  list.addEventListener("click", (event) => jump(event.target.closest("[data-jump]")));
  list.addEventListener("click", stayAtEnd, true);
  pill.addEventListener("click", () => toEnd(true));
  new ResizeObserver(() => {
    measureQuotes(list);
    if (follows) toEnd(false);
  }).observe(list);
  document.addEventListener("visibilitychange", () => follows && sawAll());
  on("open", () => draw(store.firstUnread));
  on("me", () => openChat() && draw());
  on("added", added);
  on("changed", (message) => isOpen(message) && replace(message));
  on("removed", ({ chat }) => chat === store.chat && keepingPlace(draw));
}

const atEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;

/** Scrolling up is to stop reading along; a scroll downwards, by hand or by us, is not. */
function scrolled() {
  if (atEnd()) {
    follows = true;
    sawAll();
  } else if (list.scrollTop < lastTop) follows = false;
  lastTop = list.scrollTop;
  showPill();
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** A quote that unfolds at the end grows upwards. */
function stayAtEnd(event) {
  if (event.target.closest("blockquote.expandable") && follows) requestAnimationFrame(() => toEnd(true));
}

function toEnd(gently) {
  follows = true;
  list.scrollTo({ top: list.scrollHeight, behavior: gently && !calm() ? "smooth" : "instant" });
  if (!gently) sawAll();
}

function sawAll() {
  below = 0;
  showPill();
  hands.read();
}

function showPill() {
  pill.hidden = follows && !below;
  pill.querySelector(".count").textContent = below || "";
}

/** Everything anew; `unreadFrom` is the message that the reader has not seen yet, if there is one. */
function draw(unreadFrom = null) {
  const messages = shownMessages();
  const visible = messages.slice(-shown);
  const empty = !messages.some((message) => notice(message) === null);
  const top = messages.length > visible.length ? older() : h("div", { class: "filler" });
  list.replaceChildren(empty ? welcome(messages.length > 0) : top);
  visible.forEach((message, index) => {
    if (message === unreadFrom)
      list.append(h("div", { class: "unread-line", role: "separator" }, h("span", { text: say("new_messages") })));
    list.append(...drawn(message, visible[index - 1], visible[index + 1]));
  });
  measureQuotes(list);
  below = 0;
  const line = list.querySelector(".unread-line");
  if (line && list.scrollHeight - line.offsetTop > list.clientHeight)
    [list.scrollTop, follows] = [line.offsetTop - 80, false];
  else toEnd(false);
  showPill();
}

const older = () =>
  h("button", {
    type: "button",
    class: "older",
    text: say("older"),
    onclick: () => {
      shown += PAGE;
      keepingPlace(draw);
    },
  });

function keepingPlace(change) {
  const fromEnd = list.scrollHeight - list.scrollTop;
  change();
  list.scrollTop = list.scrollHeight - fromEnd;
}

function welcome(hasNotices) {
  const chat = openChat();
  if (chat?.type !== "private")
    return hasNotices
      ? h("div", { class: "filler" })
      : h("div", { class: "welcome" }, h("p", { text: say("nothing_yet") }));
  return h(
    "div",
    { class: "welcome" },
    botFace("huge"),
    h("h2", { text: say("hello") }),
    h("p", { dir: "auto", text: store.bot.description || say("hello_more") }),
  );
}

const together = (a, b) =>
  a &&
  b &&
  a.from === b.from &&
  notice(a) === null &&
  notice(b) === null &&
  b.date - a.date < RUN &&
  dayKey(a.date) === dayKey(b.date);

function drawn(message, before, after) {
  const nodes = [bubble(message, { first: !together(before, message), last: !together(message, after) }, hands)];
  if (!before || dayKey(before.date) !== dayKey(message.date)) {
    nodes.unshift(h("div", { class: "day", role: "separator" }, h("span", { text: day(message.date) })));
  }
  return nodes;
}

function added({ message, mine }) {
  if (!isOpen(message)) return;
  const follow = follows || mine;
  const before = shownMessages().at(-2);
  if (together(before, message)) goOn(byId(`m${before.message_id}`));
  const nodes = drawn(message, before, undefined);
  nodes.at(-1).classList.add("arriving");
  if (notice(message) === null) list.querySelector(".welcome")?.replaceWith(h("div", { class: "filler" }));
  list.append(...nodes);
  measureQuotes(nodes.at(-1));
  if (follow) toEnd(true);
  else below += 1;
  if (follow && !document.hidden) hands.read();
  showPill();
  if (!mine) byId("announcer").textContent = `${senderOf(message)}: ${inShort(message)}`;
}

function again(message) {
  const messages = shownMessages();
  const index = messages.indexOf(message);
  const run = { first: !together(messages[index - 1], message), last: !together(message, messages[index + 1]) };
  return bubble(message, run, hands);
}

function replace(message) {
  const old = byId(`m${message.message_id}`);
  if (!old) return;
  const focused = old.contains(document.activeElement) ? document.activeElement.dataset.callback : null;
  const fresh = again(message);
  keepUnfolded(old, fresh);
  old.replaceWith(fresh);
  measureQuotes(fresh);
  if (focused !== null)
    ([...fresh.querySelectorAll(".button")].find((one) => one.dataset.callback === focused) ?? list).focus();
  if (follows) toEnd(true);
}

function jump(source) {
  const target = source && byId(`m${source.dataset.jump}`);
  if (!target) return;
  target.scrollIntoView({ block: "center", behavior: calm() ? "instant" : "smooth" });
  target.classList.add("found");
  setTimeout(() => target.classList.remove("found"), 1600);
}
