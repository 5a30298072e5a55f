// Text and entities → nodes. Every piece of text becomes a text node; addresses are checked before they become links.

import { h, icon } from "./dom.js";
import { say } from "./words.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  custom_emoji: "span",
};
const BLOCKS = ["blockquote", "expandable_blockquote", "pre"];
const SAFE = ["http:", "https:", "mailto:", "tel:"];
// What Telegram's apps find by themselves in plain text.
const FOUND = new RegExp(
  [
    /(?<url>https?:\/\/[^\s<>"]+[^\s<>"'.,:;!?)\]}»”])/,
    /(?<mail>[\w.+-]+@[\w-]+\.[\w.-]*\w)/,
    /(?<![\w/])(?<command>\/[A-Za-z0-9_]{1,64}(?:@\w{1,32})?)(?![\w/])/,
    /(?<![\w@])(?<mention>@[A-Za-z]\w{3,31})/,
    /(?<![\w#])(?<tag>#[\p{L}\w]+)/u,
  ]
    .map((one) => one.source)
    .join("|"),
  "gu",
);

/** The text as nodes; entities count in UTF-16 code units, as JavaScript does, and are cut where they leave each other. */
export function rich(text, entities = []) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return inside(text, sorted, 0, text.length, true);
}

function inside(text, entities, start, end, linked) {
  const nodes = document.createDocumentFragment();
  let place = start;
  let index = 0;
  while (index < entities.length) {
    const one = entities[index];
    const from = Math.max(one.offset, place);
    const to = Math.min(one.offset + one.length, end);
    let after = index + 1;
    while (after < entities.length && entities[after].offset < to) after += 1;
    if (to > from) {
      const block = BLOCKS.includes(one.type);
      nodes.append(plain(between(text, place, from, block), linked));
      const bare = ["text_link", "text_mention", "code", "pre"].includes(one.type);
      nodes.append(
        wrapped(one, text.slice(from, to), inside(text, entities.slice(index + 1, after), from, to, linked && !bare)),
      );
      // A block stands on lines of its own: the line break after it is not one more.
      place = block && text[to] === "\n" ? to + 1 : to;
    }
    index = after;
  }
  nodes.append(plain(text.slice(place, end), linked));
  return nodes;
}

const between = (text, start, end, block) =>
  text.slice(start, block && end > start && text[end - 1] === "\n" ? end - 1 : end);

function wrapped(entity, text, content) {
  const { type } = entity;
  if (type === "text_link") return link(entity.url, content);
  if (type === "text_mention") return h("span", { class: "mention" }, content);
  if (type === "spoiler") return spoiler(content);
  if (type === "pre") return pre(entity.language, text, content);
  if (type === "blockquote") return h("blockquote", { dir: "auto" }, content);
  if (type === "expandable_blockquote") return folded(content);
  if (type === "code") return h("code", { "data-copy": text }, content);
  return TAGS[type] ? h(TAGS[type], {}, content) : content;
}

/** A link that opens a new tab and tells the other side nothing; an address a page should not follow stays words. */
export function link(address, content) {
  const url = address.includes("://") || /^(mailto|tel):/i.test(address) ? address : `https://${address}`;
  if (!URL.canParse(url) || !SAFE.includes(new URL(url).protocol))
    return h("span", { class: "mention", title: address }, content);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer", title: address }, content);
}

function plain(text, linked) {
  const nodes = document.createDocumentFragment();
  let place = 0;
  for (const found of linked ? text.matchAll(FOUND) : []) {
    nodes.append(text.slice(place, found.index), automatic(found));
    place = found.index + found[0].length;
  }
  nodes.append(text.slice(place));
  return nodes;
}

function automatic({ 0: text, groups }) {
  if (groups.url) return link(text, text);
  if (groups.mail) return link(`mailto:${text}`, text);
  if (groups.command) return h("button", { type: "button", class: "command", "data-command": text, text });
  return h("span", { class: "mention", text });
}

function spoiler(content) {
  const hidden = h("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": say("spoiler") }, content);
  const reveal = (event) => {
    if (event.key && !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    for (const name of ["role", "tabindex", "aria-label"]) hidden.removeAttribute(name);
    hidden.classList.add("revealed");
  };
  hidden.addEventListener("click", reveal, { once: true });
  hidden.addEventListener("keydown", reveal);
  return hidden;
}

function pre(language, text, content) {
  const copy = h(
    "button",
    { type: "button", class: "copy-code", "data-copy": text, "aria-label": say("copy_code") },
    icon("copy"),
  );
  return h(
    "figure",
    { class: "code" },
    h("figcaption", { text: language ?? "" }, copy),
    h("pre", { dir: "ltr" }, h("code", {}, content)),
  );
}

function folded(content) {
  const toggle = h(
    "button",
    { type: "button", class: "unfold", "aria-expanded": "false", "aria-label": say("unfold") },
    icon("chevron"),
  );
  const quote = h("blockquote", { class: "expandable", dir: "auto" }, h("div", { class: "quoted" }, content), toggle);
  quote.addEventListener("click", (event) => {
    if (event.target.closest("a, .command, .spoiler:not(.revealed)") || !getSelection().isCollapsed) return;
    unfold(quote, !quote.classList.contains("open"));
  });
  return quote;
}

function unfold(quote, open) {
  quote.classList.toggle("open", open);
  const toggle = quote.querySelector(".unfold");
  toggle.setAttribute("aria-expanded", open);
  toggle.setAttribute("aria-label", say(open ? "fold" : "unfold"));
}

/** What was unfolded in a message is unfolded in the same message drawn again. */
export function keepUnfolded(old, fresh) {
  const before = [...old.querySelectorAll("blockquote.expandable")];
  [...fresh.querySelectorAll("blockquote.expandable")].forEach((quote, index) => {
    if (before[index]?.classList.contains("open") && before[index].textContent === quote.textContent) unfold(quote, true);
  });
}

/** Quotes that fit into three lines need no fold; can only be told once they are on the screen. */
export function measureQuotes(root) {
  for (const quote of root.querySelectorAll("blockquote.expandable:not(.open)")) {
    const text = quote.querySelector(".quoted");
    quote.classList.toggle("short", text.scrollHeight <= text.clientHeight + 2);
  }
}
