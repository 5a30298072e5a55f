// The buttons below a message: what each does when it is pressed, and the wait until the bot has answered.

import { h, icon } from "./dom.js";
import { say } from "./words.js";

const MOST_WAIT = 30_000; // milliseconds; Telegram's apps too stop waiting then
const waiting = new Set(); // "chat/message/data" of pressed buttons

const keyOf = (message, button) => `${message.chat}/${message.message_id}/${button.callback_data}`;

/** The rows of buttons; null if there are none. `hands` has press, inline and copy. */
export function keyboard(message, hands) {
  const rows = message.buttons ?? [];
  if (!rows.length) return null;
  return h(
    "div",
    { class: "keyboard" },
    rows.map((row) =>
      h(
        "div",
        { class: "row" },
        row.map((one) => button(message, one, hands)),
      ),
    ),
  );
}

function button(message, one, hands) {
  const label = h("span", { class: "label", dir: "auto", text: one.text });
  if (one.url) return address(one, label);
  const waits = "callback_data" in one && waiting.has(keyOf(message, one));
  const kind = Object.keys(one).find((name) => name !== "text");
  const pressed = h(
    "button",
    {
      type: "button",
      class: "button",
      "data-kind": kind,
      "data-callback": one.callback_data,
      "aria-busy": waits ? "true" : null,
    },
    label,
    kind?.startsWith("switch_inline") && h("span", { class: "corner" }, icon("forward")),
  );
  pressed.addEventListener("click", () => act(message, one, pressed, hands));
  return pressed;
}

function address(one, label) {
  const open = h("span", { class: "corner" }, icon("out"));
  if (!URL.canParse(one.url) || !["http:", "https:"].includes(new URL(one.url).protocol)) {
    return h("span", { class: "button", "data-kind": "url", title: one.url }, label, open);
  }
  return h(
    "a",
    {
      class: "button",
      "data-kind": "url",
      href: one.url,
      target: "_blank",
      rel: "noopener noreferrer",
      title: one.url,
      "aria-description": say("opens"),
    },
    label,
    open,
  );
}

function act(message, one, pressed, hands) {
  if ("callback_data" in one) return press(message, one, pressed, hands);
  if ("switch_inline_query_current_chat" in one) return hands.inline(one.switch_inline_query_current_chat, true);
  if ("switch_inline_query" in one) return hands.inline(one.switch_inline_query, false);
  if (one.copy_text) return hands.copy(one.copy_text.text);
  return hands.cannot();
}

async function press(message, one, pressed, hands) {
  const key = keyOf(message, one);
  if (waiting.has(key)) return;
  waiting.add(key);
  pressed.setAttribute("aria-busy", "true");
  try {
    await hands.press(message, one.callback_data, MOST_WAIT);
  } finally {
    waiting.delete(key);
    // The message may have been drawn again meanwhile.
    for (const same of document.querySelectorAll(`[data-message-id="${message.message_id}"] .button[aria-busy]`)) {
      if (same.dataset.callback === one.callback_data) same.removeAttribute("aria-busy");
    }
  }
}
