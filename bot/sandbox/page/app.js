// The chat page. What happens in the sandbox comes in here, and goes on to whoever draws it.
//
//   events ─→ app ─→ store ─→ side, header, log, composer
//                     ↑                              │
//              actions (POST /sandbox/…) ←───────────┘

import * as actions from "./actions.js";
import { get, listen, post } from "./api.js";
import { fill, leaveDraft, sendCommand, startComposer } from "./composer.js";
import { byId, icon } from "./dom.js";
import { startHeader } from "./header.js";
import { startLog } from "./log.js";
import { copy, openMenu, toast } from "./overlay.js";
import { notice } from "./service.js";
import { drawTheme, startSide } from "./side.js";
import {
  become,
  forgetEverything,
  isForum,
  keep,
  kept,
  languageOf,
  nameOf,
  on,
  openChat,
  placeOf,
  shownMessages,
  store,
  tell,
  titleOf,
} from "./store.js";
import { startTouch } from "./touch.js";
import { say } from "./words.js";

const NARROW = matchMedia("(max-width: 699px)");
let queue;

const HEARD = {
  hello: load,
  reset: load,
  message_added: ({ message }) => {
    const mine = message.from === store.me;
    if (!store.chats.has(message.chat)) return refresh();
    if (!keep(message)) return null;
    if (!mine && notice(message) === null)
      store.unread.set(placeOf(message), (store.unread.get(placeOf(message)) ?? 0) + 1);
    return tell("added", { message, mine });
  },
  message_edited: ({ message }) => (keep(message), tell("changed", message)),
  message_deleted: async ({ chat, message_id }) => {
    store.messages.get(chat)?.delete(message_id);
    await refresh();
    tell("removed", { chat });
  },
  callback_answered: (answer) => actions.pressed.arrived(answer.callback_query_id, answer),
  inline_answered: (answer) => actions.offered.arrived(answer.inline_query_id, answer.results),
  chat_action: (action) => tell("typing", action),
  chats_changed: refresh,
  menu_changed: () => tell("menu"),
};

/** Everything anew: at the start, after a reset, and when the sandbox was away for long. */
async function load() {
  forgetEverything();
  await post("stage");
  await refresh();
  for (const chat of store.chats.values()) store.newest.set(chat.id, chat.last?.message_id ?? 0);
  become(store.people.has(kept.get("me")) ? kept.get("me") : 1);
  await route();
}

async function refresh() {
  const { bot, people, chats } = await get("chats", { language: languageOf(store.me) });
  store.bot = bot;
  store.people = new Map(people.map((one) => [one.id, one]));
  store.chats = new Map(chats.map((one) => [one.id, one]));
  tell("chats");
}

/** Open what the address names; on a narrow screen, without one, the list of chats. */
async function route() {
  const [, chatId, thread] = /^#(-?\d+)(?:\/(\d+))?$/.exec(location.hash) ?? [];
  const wanted = store.chats.get(Number(chatId));
  document.documentElement.dataset.pane = wanted ? "chat" : "list";
  if (wanted || !NARROW.matches)
    await open(wanted ?? openChat() ?? store.chats.get(store.me) ?? store.chats.get(1), Number(thread ?? 0));
  else [store.chat, store.thread] = [null, 0];
  tell("chats");
}

async function open(chat, thread) {
  if (!store.messages.has(chat.id)) {
    const messages = await get("messages", { chat: chat.id });
    store.messages.set(chat.id, new Map(messages.map((one) => [one.message_id, one])));
  }
  [store.chat, store.thread] = [chat.id, isForum(chat) ? thread : 0];
  if (chat.type === "private" && chat.id !== store.me) become(chat.id);
  const unread = store.unread.get(`${chat.id}/${store.thread}`) ?? 0;
  const theirs = shownMessages().filter((message) => message.from !== store.me && notice(message) === null);
  store.firstUnread = unread ? (theirs.at(-unread) ?? null) : null;
  read();
  tell("open");
}

/** What is open is read. */
function read() {
  const chat = openChat();
  if (chat && !document.hidden && store.unread.delete(`${chat.id}/${isForum(chat) ? store.thread : 0}`)) tell("chats");
}

/** A button that writes the bot's name into a composer, here or in a chat to be chosen. */
function inline(query, here) {
  const text = `@${store.bot.username} ${query}`;
  if (here) return fill(text);
  const chats = [...store.chats.values()].filter(
    (chat) => chat.migrated_to === null && (chat.type !== "private" || chat.id === store.me),
  );
  const go = (chat) => {
    if (chat.id === store.chat) return fill(text);
    leaveDraft(chat.id, text);
    location.hash = `#${chat.id}`;
    return null;
  };
  return openMenu(
    byId("chat-title"),
    say("switch_chat"),
    chats.map((chat) => ({
      name: `to-${chat.id}`,
      icon: "send",
      label: titleOf(chat),
      hint: chat.type === "private" ? nameOf(chat.id) : say(chat.type),
      act: () => go(chat),
    })),
  );
}

function label() {
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
    if (element.tagName === "BUTTON") element.title = say(element.dataset.label);
  }
  drawTheme();
}

function start() {
  for (const element of document.querySelectorAll("[data-icon]")) element.append(icon(element.dataset.icon));
  on("me", label);
  on("me", () => queue(refresh));
  startSide();
  startHeader({ member: actions.member, topic: actions.topic, migrate: actions.migrate });
  startLog({ press: actions.press, inline, copy, cannot: () => toast(say("not_here")), read });
  startComposer();
  queue = listen(
    (event) => HEARD[event.type]?.(event),
    (here) => (byId("offline").hidden = here),
  );
  addEventListener("hashchange", () => queue(route));
  NARROW.addEventListener("change", () => queue(route));
  startTouch({ command: sendCommand });
}

start();
