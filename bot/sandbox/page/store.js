// What the page knows. Everything that is drawn is drawn from here; whoever changes something says so with `tell`.

import { LANGUAGES, speak } from "./words.js";

export const store = {
  bot: { id: 0, name: "Casewatch", username: "" },
  people: new Map(), // id → {id, name, language}
  chats: new Map(), // id → as GET /sandbox/chats tells it
  messages: new Map(), // chat id → Map of message id → message, for chats that were opened
  newest: new Map(), // chat id → the highest message id seen
  unread: new Map(), // "chat/thread" → how many
  chat: null, // the id of the open chat
  thread: 0, // the open topic of a forum, 0 for the general one
  me: 1, // the id of the person who acts
  reply: null, // the message that is being answered
};

const ears = new Map();

/** Call `ear` whenever one of the `kinds` is told: chats, open, me, added, changed, removed, menu, typing, reply. */
export function on(kinds, ear) {
  for (const kind of kinds.split(" ")) ears.set(kind, [...(ears.get(kind) ?? []), ear]);
}

/** Something changed. */
export const tell = (kind, about) => (ears.get(kind) ?? []).forEach((ear) => ear(about));

const kept = {
  get: (name) => {
    try {
      return JSON.parse(localStorage.getItem(`casewatch.${name}`));
    } catch {
      return null;
    }
  },
  set: (name, value) => {
    try {
      localStorage.setItem(`casewatch.${name}`, JSON.stringify(value));
    } catch {
      // A browser that keeps nothing shows the same page, with its choices forgotten.
    }
  },
};
export { kept };

export const openChat = () => store.chats.get(store.chat) ?? null;
export const isForum = (chat) => chat.topics.length > 0;
export const placeOf = (message) => `${message.chat}/${message.thread ?? 0}`;
export const nameOf = (id) => store.people.get(id)?.name ?? String(id);
export const isMine = (message) => message.from === store.me && openChat()?.type !== "channel";

/** The language of a person: what was chosen here, else what the sandbox knows. */
export function languageOf(id) {
  const chosen = kept.get("languages")?.[id] ?? store.people.get(id)?.language;
  return LANGUAGES.includes(chosen) ? chosen : "en";
}

/** The person who acts, and with them the language of the page. */
export function become(id) {
  store.me = id;
  kept.set("me", id);
  speak(languageOf(id));
  tell("me");
}

export function chooseLanguage(id, language) {
  kept.set("languages", { ...kept.get("languages"), [id]: language });
  become(id);
}

/** What a chat is called: a private one as the bot is, seen by its person. */
export const titleOf = (chat) => (chat.type === "private" ? store.bot.name : chat.title);

/** How many messages of a chat, or of one topic, are not read yet. */
export function unreadIn(chatId, thread = null) {
  const places = [...store.unread].filter(([place]) => place.startsWith(`${chatId}/`));
  return places.reduce((sum, [place, n]) => (thread === null || place === `${chatId}/${thread}` ? sum + n : sum), 0);
}

/** Whether a message belongs to what is open. */
export function isOpen(message) {
  const chat = openChat();
  return chat?.id === message.chat && (!isForum(chat) || (message.thread ?? 0) === store.thread);
}

/** The messages of what is open, oldest first. */
export const shownMessages = () =>
  [...(store.messages.get(store.chat)?.values() ?? [])].filter((message) => !message.deleted && isOpen(message));

/** Take over a message; gives whether it is new here. */
export function keep(message) {
  const isNew = message.message_id > (store.newest.get(message.chat) ?? 0);
  if (isNew) store.newest.set(message.chat, message.message_id);
  store.messages.get(message.chat)?.set(message.message_id, message);
  if (message.from !== "bot" && !store.people.has(message.from))
    store.people.set(message.from, { id: message.from, name: message.name });
  const chat = store.chats.get(message.chat);
  if (chat && message.message_id >= (chat.last?.message_id ?? 0)) chat.last = message;
  return isNew;
}

export function forgetEverything() {
  for (const map of [store.messages, store.newest, store.unread, store.chats, store.people]) map.clear();
  store.reply = null;
}
