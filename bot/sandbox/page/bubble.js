// One message as it stands in the chat: bubble, tail, marks, and the buttons below.

import { avatar, botFace, h, icon } from "./dom.js";
import { fileAddress } from "./api.js";
import { keyboard } from "./keyboard.js";
import { rich } from "./rich.js";
import { inShort, notice, originOf, senderOf } from "./service.js";
import { isMine, openChat, store } from "./store.js";
import { clock, exactly, say, size } from "./words.js";

const MOST_SIDE = 360; // pixels of a picture

/** The message; `first` and `last` say whether it opens and ends a run of one sender. */
export function bubble(message, { first, last }, hands) {
  const told = notice(message);
  if (told !== null) return service(message, told);
  const mine = isMine(message);
  const shared = openChat().type !== "private" && !mine;
  const classes = ["message", mine ? "out" : "in", first && "first", last && "last", shared && "shared"];
  return h(
    "article",
    {
      class: classes.filter(Boolean).join(" "),
      ...names(message),
      "aria-label": `${senderOf(message)}, ${clock(message.date)}`,
    },
    shared && h("span", { class: "beside" }, last && face(message)),
    h(
      "div",
      { class: "column" },
      h("div", { class: "bubble" }, inner(message, first && shared)),
      keyboard(message, hands),
    ),
    h(
      "button",
      { type: "button", class: "more", "aria-label": say("message_menu"), "aria-haspopup": "menu" },
      icon("dots"),
    ),
  );
}

/** A drawn message is not the last of its run any more. It stays as it is, with what was unfolded, selected, focused. */
export function goOn(article) {
  article?.classList.remove("last");
  article?.querySelector(".beside")?.replaceChildren();
}

const names = (message) => ({
  "data-message-id": message.message_id,
  "data-from": message.from,
  id: `m${message.message_id}`,
});

const service = (message, told) =>
  h("article", { class: "service", ...names(message) }, h("span", { text: told, title: exactly(message.date) }));

const sides = (message) => (openChat().type === "channel" ? openChat().title : senderOf(message));

function face(message) {
  if (openChat().type === "channel") return avatar(message.chat, openChat().title, "small");
  return message.from === "bot" ? botFace("small") : avatar(message.from, senderOf(message), "small");
}

function ink(message) {
  if (openChat().type === "channel") return Math.abs(message.chat) % 7;
  return message.from === "bot" ? "bot" : message.from % 7;
}

function inner(message, named) {
  const from = originOf(message);
  const isBot = message.from === "bot" && openChat().type !== "channel";
  const via = message.service.via_bot?.username;
  return [
    named &&
      h(
        "div",
        { class: `sender ink-${ink(message)}`, dir: "auto", text: sides(message) },
        isBot && h("span", { class: "role", text: say("bot") }),
      ),
    via && h("div", { class: "via", text: say("via", { name: via }) }),
    from !== null && h("div", { class: "origin", dir: "auto", text: say("forwarded", { name: from }) }),
    answered(message),
    message.photo && picture(message.photo),
    message.document && paper(message.document),
    h(
      "div",
      { class: message.text ? "text" : "text bare", dir: "auto" },
      rich(message.text, message.entities),
      marks(message),
    ),
  ];
}

function answered(message) {
  const source = message.reply_to && store.messages.get(message.chat)?.get(message.reply_to);
  if (!source || source.deleted) return null;
  return h(
    "button",
    { type: "button", class: "answered", "data-jump": source.message_id },
    h("span", { class: "who", dir: "auto", text: senderOf(source) }),
    h("span", { class: "what", dir: "auto", text: inShort(source) }),
  );
}

function picture(photo) {
  const scale = Math.min(1, MOST_SIDE / Math.max(photo.width, photo.height));
  const image = h("img", {
    src: fileAddress(photo.file_id),
    alt: say("photo"),
    loading: "lazy",
    width: Math.round(photo.width * scale),
    height: Math.round(photo.height * scale),
  });
  const frame = h(
    "a",
    { class: "picture", href: fileAddress(photo.file_id), target: "_blank", rel: "noopener" },
    image,
  );
  image.addEventListener("error", () =>
    frame.replaceWith(h("div", { class: "picture gone", text: say("photo_gone") })),
  );
  return frame;
}

const paper = (document) =>
  h(
    "a",
    { class: "document", href: fileAddress(document.file_id), download: document.file_name ?? "" },
    h("span", { class: "sheet" }, icon("file")),
    h(
      "span",
      { class: "about" },
      h("span", { class: "file-name", text: document.file_name ?? say("document") }),
      document.file_size ? h("span", { class: "file-size", text: size(document.file_size) }) : null,
    ),
  );

function marks(message) {
  const silent =
    message.silent &&
    h("span", { class: "mark", title: say("silent"), role: "img", "aria-label": say("silent") }, icon("bell"));
  const read =
    isMine(message) &&
    h("span", { class: "mark", title: say("read"), role: "img", "aria-label": say("read") }, icon("check"));
  return h(
    "span",
    { class: "marks" },
    silent,
    message.edited && h("span", { class: "edited", title: exactly(message.edited), text: say("edited") }),
    h("time", {
      datetime: new Date(message.date * 1000).toISOString(),
      title: exactly(message.date),
      text: clock(message.date),
    }),
    read,
  );
}
