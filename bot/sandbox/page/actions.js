// What the chosen person does: each is one request, made in their name and language.

import { get, Mailbox, post } from "./api.js";
import { alertOf, toast } from "./overlay.js";
import { isForum, languageOf, openChat, store, tell } from "./store.js";

const PATIENCE = 10_000; // milliseconds for inline results

export const pressed = new Mailbox(); // callback_query_id → what the bot answered
export const offered = new Mailbox(); // inline_query_id → results

const mine = (more) => ({ chat: store.chat, user: store.me, language: languageOf(store.me), ...more });
const inTopic = () => (isForum(openChat()) && store.thread ? { thread: store.thread } : {});

/** Do it; a refusal is shown to the person. Gives whether it was done. */
async function tried(deed) {
  try {
    return (await deed()) ?? true;
  } catch (error) {
    toast(error.message);
    return false;
  }
}

/** Take what is being answered: the next message is no answer any more. */
function answering() {
  const reply = store.reply?.chat === store.chat ? { reply_to: store.reply.message_id } : {};
  replyTo(null);
  return reply;
}

export function replyTo(message) {
  store.reply = message;
  tell("reply");
}

export const send = (text) => tried(() => post("send", mine({ text, ...inTopic(), ...answering() })));

/** Press a button and wait for the bot's word, which is shown as the bot wants it. */
export async function press(message, data, patience) {
  const body = {
    chat: message.chat,
    message_id: message.message_id,
    data,
    user: store.me,
    language: languageOf(store.me),
  };
  const query = await tried(() => post("tap", body));
  const answer = query && (await pressed.wait(query.callback_query_id, patience));
  if (!answer?.text) return;
  if (answer.show_alert) alertOf(store.bot.name, answer.text);
  else toast(answer.text);
}

/** Pass a message on to the bot, in the person's own chat with it. */
export async function forward(message) {
  const body = { chat: store.me, forward_from: { chat: message.chat, message_id: message.message_id } };
  if (await tried(() => post("send", mine(body)))) location.hash = `#${store.me}`;
}

export const member = (status) => tried(() => post("member", mine({ status })));
export const topic = (thread, closed) => tried(() => post("topic", mine({ thread, closed })));

export async function migrate() {
  const moved = await tried(() => post("migrate", mine({})));
  if (moved) location.hash = `#${moved.chat}`;
}

/** What the bot offers for a query: {id, results}, results null if it says nothing. */
export async function ask(query) {
  const asked = await tried(() => post("inline", mine({ query })));
  if (!asked) return { id: "", results: null };
  return { id: asked.inline_query_id, results: await offered.wait(asked.inline_query_id, PATIENCE) };
}

export const choose = (queryId, resultId) =>
  tried(() => post("choose", mine({ inline_query_id: queryId, result_id: resultId, ...inTopic(), ...answering() })));

/** The commands that the bot offers this person here. */
export const commands = () => get("menu", mine({}));
