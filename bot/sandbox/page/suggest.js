// What the composer offers while one types: the bot's commands after «/», its inline results after its name.

import { ask, choose, commands } from "./actions.js";
import { byId, h } from "./dom.js";
import { on, openChat, store } from "./store.js";
import { say } from "./words.js";

const PAUSE = 250; // milliseconds without typing before the bot is asked

let list, field, hands;
let menu = []; // the bot's commands here
let items = []; // what is offered: {title, text, pick, fill?}
let active = -1;
let timer = 0;
let asking = 0;

/** `given` has send(text) and fill(text). */
export function startSuggest(given) {
  hands = given;
  [list, field] = [byId("suggestions"), byId("field")];
  on("open me menu", readMenu);
  on("open", hide);
  field.addEventListener("blur", () => setTimeout(() => document.activeElement === field || hide(), 120));
  list.addEventListener("pointerdown", (event) => event.preventDefault());
}

async function readMenu() {
  if (!openChat()) return;
  const place = store.chat;
  const found = await commands().catch(() => []);
  if (place !== store.chat) return;
  menu = found;
  byId("commands").hidden = !menu.length && openChat().type !== "private";
}

const named = (command) => (openChat().type === "private" ? `/${command}` : `/${command}@${store.bot.username}`);

const offer = ({ command, description }) => ({
  key: command,
  title: `/${command}`,
  text: description,
  pick: () => hands.send(named(command)),
  fill: () => hands.fill(`${named(command)} `),
});

/** Show or hide all commands: what the menu button does. */
export function toggleCommands() {
  if (!list.hidden) return hide();
  show(menu.length ? menu.map(offer) : [{ key: "none", text: say("no_commands") }], "commands");
}

/** Offer what fits the text in the composer. */
export function suggest() {
  const text = field.value;
  clearTimeout(timer);
  asking += 1;
  const query = text.toLowerCase().startsWith(`@${store.bot.username} `.toLowerCase())
    ? text.slice(store.bot.username.length + 2)
    : null;
  if (query !== null) timer = setTimeout(search, PAUSE, query, asking);
  else if (/^\/\w*$/.test(text))
    show(menu.filter((one) => one.command.startsWith(text.slice(1).toLowerCase())).map(offer), "commands");
  else if (/^@\w*$/.test(text) && `@${store.bot.username}`.toLowerCase().startsWith(text.toLowerCase())) {
    const fill = () => hands.fill(`@${store.bot.username} `);
    show([{ key: "bot", title: store.bot.name, text: `@${store.bot.username}`, pick: fill, fill }], "names");
  } else hide();
}

async function search(query, turn) {
  show([{ key: "waits", text: say("wait_results") }], "results");
  const { id, results } = await ask(query);
  if (turn !== asking) return;
  const found = results?.map((one) => ({
    key: one.id,
    title: one.title,
    text: one.description,
    pick: async () => (await choose(id, one.id)) && hands.fill(""),
  }));
  show(found?.length ? found : [{ key: "none", text: say("no_results") }], "results");
}

function show(offered, kind) {
  items = offered;
  active = items[0]?.pick ? 0 : -1;
  list.hidden = !items.length;
  list.dataset.kind = kind;
  list.replaceChildren(...items.map(option));
  list.scrollTop = 0;
  byId("commands").setAttribute("aria-expanded", String(!list.hidden && kind === "commands"));
  mark();
}

function option(item, index) {
  return h(
    "li",
    {
      role: "option",
      id: `option-${index}`,
      "data-option": item.key,
      class: item.pick ? "" : "hint",
      onclick: () => pick(index),
      onpointermove: () => index !== active && item.pick && ((active = index), mark()),
    },
    item.title && h("span", { class: "name", dir: "auto", text: item.title }),
    h("span", { class: "what", dir: "auto", text: item.text }),
  );
}

function mark() {
  [...list.children].forEach((one, index) => one.setAttribute("aria-selected", String(index === active)));
  if (active >= 0) field.setAttribute("aria-activedescendant", `option-${active}`);
  else field.removeAttribute("aria-activedescendant");
  list.children[active]?.scrollIntoView({ block: "nearest" });
}

export function hide() {
  asking += 1;
  clearTimeout(timer);
  show([], "none");
}

function pick(index) {
  const item = items[index];
  if (!item?.pick) return;
  hide();
  item.pick();
}

/** A key in the composer; gives whether it was meant for what is offered. */
export function suggestKey(event) {
  if (list.hidden) return false;
  if (event.key === "Escape") hide();
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event.key === "ArrowDown" ? 1 : -1);
  else if (active < 0) return false;
  else if (event.key === "Enter" && !event.shiftKey) pick(active);
  else if (event.key === "Tab" && items[active].fill) items[active].fill();
  else return false;
  event.preventDefault();
  return true;
}

function step(by) {
  if (!items[0]?.pick) return;
  active = (active + by + items.length) % items.length;
  mark();
}
