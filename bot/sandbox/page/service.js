// Notices: what happened to a chat, said in a sentence.

import { nameOf, store } from "./store.js";
import { say } from "./words.js";

const names = (users) => users.map((user) => (user.is_bot ? store.bot.name : user.first_name)).join(", ");

const SENTENCES = {
  new_chat_members: (who, users, message) =>
    users.length === 1 && users[0].id === message.from
      ? say("service_joined", { who })
      : say("service_added", { who, whom: names(users) }),
  left_chat_member: (who, user, message) =>
    message.from === "bot" || user.id === message.from
      ? say("service_left", { who })
      : say("service_removed", { who, whom: names([user]) }),
  group_chat_created: (who, _, message) =>
    say("service_group", { who, title: store.chats.get(message.chat)?.title ?? "" }),
  supergroup_chat_created: (who, _, message) =>
    say("service_group", { who, title: store.chats.get(message.chat)?.title ?? "" }),
  channel_chat_created: () => say("service_channel"),
  migrate_to_chat_id: () => say("service_moved"),
  migrate_from_chat_id: () => say("service_moved"),
  forum_topic_created: (who, topic) => say("service_topic", { who, title: topic.name }),
  forum_topic_closed: (who) => say("service_closed", { who }),
  forum_topic_reopened: (who) => say("service_reopened", { who }),
};
// Said of ordinary messages too.
const BESIDE = ["forward_origin", "via_bot"];

/** Who wrote a message. */
export const senderOf = (message) => (message.from === "bot" ? store.bot.name : nameOf(message.from));

/** The sentence of a notice; null for an ordinary message. */
export function notice(message) {
  const kind = Object.keys(message.service).find((name) => !BESIDE.includes(name));
  if (kind === undefined) return null;
  return SENTENCES[kind]?.(senderOf(message), message.service[kind], message) ?? say("service_other");
}

/** A message in one line, for lists and quotations. */
export function inShort(message) {
  const text = message.text.replace(/\s+/g, " ").trim();
  if (message.photo) return text || say("photo");
  if (message.document) return text || message.document.file_name || say("document");
  return notice(message) ?? text;
}

/** Where a forwarded message came from; null if it was not forwarded. */
export function originOf(message) {
  const origin = message.service.forward_origin;
  if (!origin) return null;
  const name =
    origin.sender_user_name ?? origin.chat?.title ?? origin.sender_chat?.title ?? origin.sender_user?.first_name;
  return origin.sender_user?.is_bot ? store.bot.name : (name ?? "");
}
