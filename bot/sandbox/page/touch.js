// What a click, a right click or a long press on the messages does.

import * as actions from "./actions.js";
import { byId } from "./dom.js";
import { copy, openMenu } from "./overlay.js";
import { store } from "./store.js";
import { say } from "./words.js";

const LONG = 450; // milliseconds of a long press
const SLIP = 10; // pixels that a finger may move meanwhile

/** `hands` has command(text). */
export function startTouch(hands) {
  const log = byId("log");
  log.addEventListener("contextmenu", rightClick);
  log.addEventListener("pointerdown", (event) => event.pointerType === "touch" && longPress(event));
  log.addEventListener("click", ({ target }) => {
    const [more, command, code] = [".more", "[data-command]", "[data-copy]"].map((one) => target.closest(one));
    if (more) deeds(messageAt(more), more);
    if (command) hands.command(command.dataset.command);
    if (code) copy(code.dataset.copy);
  });
}

function messageAt(target) {
  const article = target.closest?.("article.message");
  return article && store.messages.get(store.chat).get(Number(article.dataset.messageId));
}

function rightClick(event) {
  const message = event.target.closest("a, img") ? null : messageAt(event.target);
  if (!message) return;
  event.preventDefault();
  deeds(message, event.clientX || event.clientY ? { x: event.clientX, y: event.clientY } : event.target);
}

function longPress(down) {
  const message = down.target.closest("a, button") ? null : messageAt(down.target);
  if (!message) return;
  const log = byId("log");
  const timer = setTimeout(() => deeds(message, { x: down.clientX, y: down.clientY }), LONG);
  const end = (event) => {
    if (event.type === "pointermove" && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < SLIP)
      return;
    clearTimeout(timer);
    for (const kind of ["pointerup", "pointercancel", "pointermove"]) log.removeEventListener(kind, end);
  };
  for (const kind of ["pointerup", "pointercancel", "pointermove"]) log.addEventListener(kind, end);
}

/** The menu of a message. */
function deeds(message, at) {
  const writable = !byId("write").hidden;
  openMenu(
    at,
    say("message_menu"),
    [
      writable && { name: "reply", icon: "reply", label: say("reply"), act: () => actions.replyTo(message) },
      message.text && { name: "copy", icon: "copy", label: say("copy"), act: () => copy(message.text) },
      !message.protected && {
        name: "forward",
        icon: "forward",
        label: say("forward"),
        act: () => actions.forward(message),
      },
    ].filter(Boolean),
  );
}
