// The line above the messages: which chat this is, its topics, and what can be done with it.

import { avatar, botFace, byId, h, icon } from "./dom.js";
import { openMenu } from "./overlay.js";
import { isForum, nameOf, on, openChat, store, titleOf, unreadIn } from "./store.js";
import { count, say } from "./words.js";

const TYPING = 5000; // milliseconds that Telegram's apps show it
let typing = 0;
let hands;

export function startHeader(given) {
  hands = given;
  on("chats open me", draw);
  on("added", () => (stopTyping(), drawTopics()));
  on("typing", ({ chat }) => chat === store.chat && showTyping());
  byId("chat-menu").addEventListener("click", (event) => openMenu(event.currentTarget, say("chat_menu"), deeds()));
  byId("topics").addEventListener("keydown", move);
}

function draw() {
  const chat = openChat();
  if (!chat) return;
  const isPrivate = chat.type === "private";
  byId("chat-face").replaceChildren(isPrivate ? botFace() : avatar(chat.id, chat.title));
  byId("chat-title").textContent = titleOf(chat);
  stopTyping();
  drawTopics();
}

function about(chat) {
  if (chat.type === "private") return `${say("bot")} · ${nameOf(chat.id)}`;
  const people = new Set([...chat.users, ...chat.administrators]).size;
  if (chat.type === "channel") return count("subscribers", people);
  const bot = chat.status === "left" || chat.status === "kicked" ? 0 : 1;
  return `${say(isForum(chat) ? "forum" : chat.type)}, ${count("members", people + bot)}`;
}

function showTyping() {
  const line = byId("chat-about");
  line.textContent = openChat().type === "private" ? say("typing") : `${store.bot.name} ${say("typing")}`;
  line.classList.add("typing");
  clearTimeout(typing);
  typing = setTimeout(stopTyping, TYPING);
}

function stopTyping() {
  clearTimeout(typing);
  const chat = openChat();
  byId("chat-about").classList.remove("typing");
  byId("chat-about").textContent = chat ? about(chat) : "";
}

function drawTopics() {
  const [bar, chat] = [byId("topics"), openChat()];
  bar.hidden = !chat || !isForum(chat);
  if (bar.hidden) return;
  const focused = bar.contains(document.activeElement);
  bar.setAttribute("aria-label", say("topics"));
  const topics = [{ thread: 0, title: say("general"), closed: false }, ...chat.topics];
  bar.replaceChildren(...topics.map(tab));
  if (focused) bar.querySelector("[aria-selected=true]")?.focus();
}

function tab(topic) {
  const unread = unreadIn(store.chat, topic.thread);
  const selected = topic.thread === store.thread;
  return h(
    "a",
    {
      role: "tab",
      href: `#${store.chat}/${topic.thread}`,
      "aria-selected": String(selected),
      tabindex: selected ? "0" : "-1",
      "data-thread": topic.thread,
      "aria-controls": "log",
    },
    h("span", { dir: "auto", text: topic.title }),
    topic.closed && icon("lock"),
    unread > 0 && h("span", { class: "badge", text: unread, "aria-label": count("unread", unread) }),
  );
}

function move(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const tabs = [...byId("topics").children];
  const to = tabs.at((tabs.indexOf(document.activeElement) + step) % tabs.length);
  to.focus();
  to.click();
  event.preventDefault();
}

/** What can be done with the open chat. */
function deeds() {
  const chat = openChat();
  const out = chat.status === "left" || chat.status === "kicked";
  const status = (value) => () => hands.member(value);
  if (chat.type === "private") {
    return [
      out
        ? { name: "unblock", icon: "user", label: say("unblock"), act: status("member") }
        : { name: "block", icon: "userMinus", label: say("block"), danger: true, act: status("kicked") },
    ];
  }
  const inside = chat.type === "channel" ? "administrator" : "member";
  const list = [
    out
      ? { name: "add-bot", icon: "userPlus", label: say("add_bot"), act: status(inside) }
      : { name: "remove-bot", icon: "userMinus", label: say("remove_bot"), danger: true, act: status("kicked") },
  ];
  const topic = chat.topics.find((one) => one.thread === store.thread);
  if (topic) {
    const label = say(topic.closed ? "reopen_topic" : "close_topic");
    list.unshift({
      name: topic.closed ? "reopen-topic" : "close-topic",
      icon: "lock",
      label,
      act: () => hands.topic(topic.thread, !topic.closed),
    });
  }
  if (chat.type === "group")
    list.unshift({ name: "migrate", icon: "up", label: say("make_supergroup"), act: hands.migrate });
  return list;
}
