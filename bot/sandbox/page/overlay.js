// What lies over the chat: small menus, toasts and alerts.

import { byId, h, icon } from "./dom.js";
import { say } from "./words.js";

const TOAST = 3000; // milliseconds
let close = () => {};

/**
 * A menu of `items` {label, icon, act, hint?, checked?, danger?} at an element or a point; arrow keys move, Escape closes.
 */
export function openMenu(at, label, items) {
  close();
  const before = document.activeElement;
  const menu = h("div", { class: "menu", role: "menu", "aria-label": label, id: "menu" }, items.map(entry));
  document.body.append(menu);
  place(menu, at);
  const outside = (event) => !menu.contains(event.target) && close();
  close = () => {
    menu.remove();
    document.removeEventListener("pointerdown", outside, true);
    close = () => {};
    if (before?.isConnected) before.focus({ preventScroll: true });
  };
  document.addEventListener("pointerdown", outside, true);
  menu.addEventListener("keydown", (event) => move(event, menu));
  menu.addEventListener("focusout", (event) => event.relatedTarget && !menu.contains(event.relatedTarget) && close());
  menu.querySelector("[aria-checked=true]")?.focus() ?? menu.firstElementChild?.focus();
}

function entry(item) {
  return h(
    "button",
    {
      type: "button",
      role: item.checked === undefined ? "menuitem" : "menuitemradio",
      tabindex: "-1",
      "data-act": item.name,
      "aria-checked": item.checked === undefined ? null : String(item.checked),
      class: item.danger ? "danger" : "",
      onclick: () => {
        close();
        item.act();
      },
    },
    item.picture ?? icon(item.icon),
    h("span", { class: "label", text: item.label }),
    item.hint && h("span", { class: "hint", text: item.hint }),
    item.checked && icon("check"),
  );
}

function place(menu, at) {
  const box = at instanceof Element ? at.getBoundingClientRect() : { left: at.x, right: at.x, top: at.y, bottom: at.y };
  const { width, height } = menu.getBoundingClientRect();
  const below = box.bottom + height + 8 < innerHeight;
  const left = box.left + width + 8 < innerWidth ? box.left : box.right - width;
  menu.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(8, below ? box.bottom + 4 : box.top - height - 4)}px`;
}

function move(event, menu) {
  const entries = [...menu.children];
  const here = entries.indexOf(document.activeElement);
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 }[event.key];
  if (event.key === "Escape" || event.key === "Tab") close();
  else if (to === undefined) return;
  else entries.at(to % entries.length).focus();
  event.preventDefault();
  event.stopPropagation();
}

/** A word that goes away by itself. */
export function toast(text) {
  const shown = h("div", { class: "toast", text });
  byId("toasts").append(shown);
  setTimeout(() => shown.classList.add("going"), TOAST);
  setTimeout(() => shown.remove(), TOAST + 300);
}

/** A word that stays until it is acknowledged. */
export function alertOf(title, text) {
  const dialog = h(
    "dialog",
    { class: "alert", id: "alert", "aria-labelledby": "alert-title" },
    h("h2", { id: "alert-title", text: title }),
    h("p", { dir: "auto", text }),
    h("button", { type: "button", text: say("ok"), onclick: () => dialog.close() }),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Put text on the clipboard and say so. */
export async function copy(text) {
  await navigator.clipboard.writeText(text);
  toast(say("copied"));
}
