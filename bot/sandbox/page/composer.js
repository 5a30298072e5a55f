// The line below the messages: where one writes, or why one cannot and what to do about it.

import * as actions from "./actions.js";
import { avatar, byId, h, icon } from "./dom.js";
import { inShort, senderOf } from "./service.js";
import { choosePerson } from "./side.js";
import { isForum, nameOf, on, openChat, shownMessages, store } from "./store.js";
import { hide, startSuggest, suggest, suggestKey, toggleCommands } from "./suggest.js";
import { say } from "./words.js";

const PAYLOAD = /^[A-Za-z0-9_-]{1,64}$/; // https://core.telegram.org/bots/features#deep-linking
const drafts = new Map(); // "chat/thread" → what is not sent yet
let field, place;
let payload = new URLSearchParams(location.search).get("start");

export function startComposer() {
  field = byId("field");
  startSuggest({ send: sendCommand, fill });
  field.addEventListener("input", () => (grow(), suggest()));
  field.addEventListener("keydown", key);
  byId("write").addEventListener("submit", (event) => (event.preventDefault(), submit()));
  byId("commands").addEventListener("click", () => (toggleCommands(), field.focus()));
  byId("speaker").addEventListener("click", (event) => choosePerson(event.currentTarget));
  byId("no-reply").addEventListener("click", () => actions.replyTo(null));
  on("open", opened);
  on("chats me added", draw);
  on("reply", drawReply);
}

function opened() {
  drafts.set(place, field.value);
  place = `${store.chat}/${store.thread}`;
  if (store.reply?.chat !== store.chat) actions.replyTo(null);
  const draft = drafts.get(place) ?? "";
  fill(draft, draft.startsWith("@"));
  draw();
  if (matchMedia("(hover: hover) and (min-width: 700px)").matches) field.focus({ preventScroll: true });
}

/** Leave text in the composer of another chat, for when it is opened. */
export const leaveDraft = (chatId, text) => drafts.set(`${chatId}/0`, text);

/** Put text into the composer, as if it had been typed. */
export function fill(text, typed = true) {
  field.value = text;
  grow();
  if (typed) {
    field.focus();
    suggest();
  }
}

function grow() {
  field.style.height = "auto";
  if (field.scrollHeight) field.style.height = `${field.scrollHeight + 2}px`;
  byId("send").disabled = !field.value.trim();
}

function key(event) {
  if (event.isComposing || suggestKey(event)) return;
  if (event.key === "Escape" && store.reply) actions.replyTo(null);
  if (event.key !== "Enter" || event.shiftKey || matchMedia("(pointer: coarse)").matches) return;
  event.preventDefault();
  submit();
}

async function submit() {
  const text = field.value.trim();
  if (!text) return;
  fill("", false);
  hide();
  if (!(await actions.send(text)) && !field.value) fill(text, false);
}

/** Say a command at once; what was being written stays, unless it was that command's beginning. */
export function sendCommand(text) {
  if (field.value.startsWith("/")) fill("", false);
  actions.send(text);
}

function draw() {
  const chat = openChat();
  if (!chat) return;
  const bar = barOf(chat);
  byId("write").hidden = bar !== null;
  byId("bar").hidden = bar === null;
  byId("bar").replaceChildren(
    ...(bar ? [bar.text && h("span", { text: bar.text }), bar.act && action(bar)].filter(Boolean) : []),
  );
  field.placeholder = say(chat.type === "channel" ? "broadcast" : "composer");
  const speaker = byId("speaker");
  speaker.hidden = chat.type === "private";
  speaker.title = say("speaks", { name: nameOf(store.me) });
  speaker.setAttribute("aria-label", speaker.title);
  speaker.replaceChildren(avatar(store.me, nameOf(store.me), "small"));
  grow();
}

const action = (bar) =>
  h("button", {
    type: "button",
    class: bar.text ? "quiet" : "primary",
    id: "bar-action",
    "data-act": bar.name,
    text: bar.label,
    onclick: bar.act,
  });

/** What stands in the place of the composer: {text?, label?, act?}; null if one can write. */
function barOf(chat) {
  const out = chat.status === "left" || chat.status === "kicked";
  const leads = chat.administrators.includes(store.me);
  if (chat.migrated_to !== null)
    return {
      text: say("moved"),
      name: "open-new",
      label: say("open_new"),
      act: () => (location.hash = `#${chat.migrated_to}`),
    };
  if (chat.type === "private") {
    if (out) return { name: "restart", label: say("restart"), act: start };
    return payload || !shownMessages().length ? { name: "start", label: say("start"), act: start } : null;
  }
  if (out)
    return {
      text: say("bot_out"),
      name: "add-bot",
      label: say("add_bot"),
      act: leads ? () => actions.member(chat.type === "channel" ? "administrator" : "member") : null,
    };
  if (chat.type === "channel" && !leads) return { text: say("readers_only") };
  const topic = isForum(chat) && chat.topics.find((one) => one.thread === store.thread);
  if (topic?.closed)
    return {
      text: say("topic_closed"),
      name: "reopen-topic",
      label: say("reopen_topic"),
      act: leads ? () => actions.topic(topic.thread, false) : null,
    };
  return null;
}

/** The Start button: with what a link `?start=…` carried, once. */
async function start() {
  const carried = payload && PAYLOAD.test(payload) ? ` ${payload}` : "";
  payload = null;
  history.replaceState(null, "", location.pathname + location.hash);
  await actions.send(`/start${carried}`);
  field.focus({ preventScroll: true });
}

function drawReply() {
  const { reply } = store;
  byId("replying").hidden = !reply;
  if (!reply) return;
  byId("replying").querySelector(".who").textContent = senderOf(reply);
  byId("replying").querySelector(".what").textContent = inShort(reply);
  byId("no-reply").replaceChildren(icon("close"));
  field.focus();
}
