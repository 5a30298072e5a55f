// The left pane: the chats with what was said last, and who one is.

import { avatar, botFace, byId, h, icon } from "./dom.js";
import { openMenu } from "./overlay.js";
import { inShort, notice, senderOf } from "./service.js";
import { become, chooseLanguage, isForum, kept, languageOf, nameOf, on, store, titleOf, unreadIn } from "./store.js";
import { count, LANGUAGES, say, when } from "./words.js";

const ORDER = { private: 0, group: 1, supergroup: 1, channel: 2 };
const DARK = matchMedia("(prefers-color-scheme: dark)");
const SIGNS = { group: "group", supergroup: "group", channel: "channel" };

export function startSide() {
  on("chats open me added changed removed", drawChats);
  on("chats me", drawPerson);
  byId("me").addEventListener("click", (event) => choosePerson(event.currentTarget));
  byId("theme").addEventListener("click", changeTheme);
  DARK.addEventListener("change", drawTheme);
  byId("chat-list").addEventListener("keydown", move);
  drawTheme();
}

const sorted = () =>
  [...store.chats.values()]
    .filter((chat) => chat.migrated_to === null)
    .sort((a, b) => ORDER[a.type] - ORDER[b.type] || (a.type === "private" ? a.id - b.id : b.id - a.id));

function drawChats() {
  const list = byId("chat-list");
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.chat : null;
  list.replaceChildren(...sorted().map((chat) => h("li", {}, row(chat))));
  if (focused) list.querySelector(`[data-chat="${focused}"]`)?.focus({ preventScroll: true });
  const all = sorted().reduce((sum, chat) => sum + unreadIn(chat.id), 0);
  document.title = all ? `(${all}) Casewatch` : "Casewatch";
}

function row(chat) {
  const unread = unreadIn(chat.id);
  const sign = chat.type === "supergroup" && isForum(chat) ? "topic" : SIGNS[chat.type];
  return h(
    "a",
    {
      class: "chat",
      href: `#${chat.id}`,
      "data-chat": chat.id,
      "data-type": chat.type,
      "aria-current": chat.id === store.chat ? "page" : null,
    },
    face(chat),
    h(
      "span",
      { class: "title" },
      sign && icon(sign),
      h("span", { class: "name", dir: "auto", text: titleOf(chat) }),
      chat.type === "private" && h("span", { class: "as", text: nameOf(chat.id) }),
    ),
    chat.last && h("time", { text: when(chat.last.date) }),
    h("span", { class: "last", dir: "auto" }, ...lastWords(chat)),
    unread > 0 && h("span", { class: "badge", text: unread, "aria-label": count("unread", unread) }),
  );
}

function face(chat) {
  if (chat.type !== "private") return avatar(chat.id, chat.title);
  return h("span", { class: "faces" }, botFace(), avatar(chat.id, nameOf(chat.id), "badge-face"));
}

function lastWords(chat) {
  const { last } = chat;
  if (!last) return [say(chat.type)];
  if (notice(last) !== null || chat.type === "channel") return [inShort(last)];
  const who = last.from === store.me ? say("me") : chat.type === "private" ? null : senderOf(last);
  return who ? [h("span", { class: "who", text: `${who}: ` }), inShort(last)] : [inShort(last)];
}

function move(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const links = [...byId("chat-list").querySelectorAll("a")];
  links.at((links.indexOf(document.activeElement) + step) % links.length)?.focus();
  event.preventDefault();
}

function drawPerson() {
  const name = nameOf(store.me);
  byId("me").replaceChildren(
    avatar(store.me, name, "small"),
    h("span", { class: "name", text: say("you_are", { name }) }),
    icon("chevron"),
  );
  const spoken = languageOf(store.me);
  byId("languages").setAttribute("aria-label", say("language", { name }));
  byId("languages").replaceChildren(
    ...LANGUAGES.map((code) =>
      h("button", {
        type: "button",
        "aria-pressed": String(code === spoken),
        "data-language": code,
        text: code.toUpperCase(),
        lang: code,
        onclick: () => chooseLanguage(store.me, code),
      }),
    ),
  );
}

/** The people to be; with a private chat open, becoming somebody else goes to their own. */
export function choosePerson(at) {
  const people = [...store.people.values()];
  openMenu(
    at,
    say("people"),
    people.map((one) => ({
      name: `be-${one.id}`,
      label: one.name,
      hint: languageOf(one.id).toUpperCase(),
      checked: one.id === store.me,
      picture: avatar(one.id, one.name, "small"),
      act: () => be(one.id),
    })),
  );
}

function be(id) {
  become(id);
  if (store.chats.get(store.chat)?.type === "private") location.hash = `#${id}`;
}

const isDark = () =>
  (document.documentElement.dataset.theme ??
    (DARK.matches ? "dark" : "light")) === "dark";

function changeTheme() {
  kept.set("theme", isDark() ? "light" : "dark");
  drawTheme();
}

export function drawTheme() {
  const theme = kept.get("theme");
  if (theme) document.documentElement.dataset.theme = theme;
  const label = say(isDark() ? "light" : "dark");
  byId("theme").setAttribute("aria-label", label);
  byId("theme").title = label;
  byId("theme").replaceChildren(icon(isDark() ? "sun" : "moon"));
}
