// Building blocks of the page: elements, icons, avatars. Text only ever becomes text nodes, so it can never be markup.

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  back: "M15 5l-7 7 7 7",
  bars: "M5 7h14M5 12h14M5 17h9",
  bell: "M9 19a3 3 0 0 0 6 0M6 16V11a6 6 0 0 1 9-5.2M18 11v5l2 2H4l2-2M4 4l16 16",
  check: "M3 13l4 4 8-9M11 16l1 1 8-9",
  chevron: "M6 9l6 6 6-6",
  close: "M6 6l12 12M18 6L6 18",
  copy: "M9 9h10v10H9zM5 15V5h10",
  dots: "M12 6v.01M12 12v.01M12 18v.01",
  down: "M12 5v14M6 13l6 6 6-6",
  file: "M7 3h7l4 4v14H7zM14 3v4h4",
  forward: "M13 6l6 6-6 6M19 12H9a5 5 0 0 0-5 5v2",
  group: "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 20c0-4 2.5-6 6-6s6 2 6 6M16 5.5a3 3 0 0 1 0 5M18 14c2 .8 3 2.8 3 6",
  channel: "M4 10v4h3l8 5V5L7 10zM19 9c1 2 1 4 0 6",
  logo: "M17.2 8.4A6.4 6.4 0 1 0 17.2 15.6M12 12v.01",
  lock: "M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3",
  moon: "M20 14A8 8 0 0 1 10 4a8 8 0 1 0 10 10z",
  out: "M8 6h10v10M18 6L7 17",
  reply: "M11 6l-6 6 6 6M5 12h10a5 5 0 0 1 5 5v2",
  send: "M4 12L20 4l-5 16-4-7z",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 3v1M12 20v1M3 12h1M20 12h1M5.6 5.6l.7.7M17.7 17.7l.7.7M5.6 18.4l.7-.7M17.7 6.3l.7-.7",
  topic: "M9 4L7 20M17 4l-2 16M4 9h16M4 15h16",
  user: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-5 3.5-7 8-7s8 2 8 7",
  userPlus: "M10 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM2 21c0-5 3.5-7 8-7 2 0 4 .5 5.5 1.5M19 14v6M16 17h6",
  userMinus: "M10 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM2 21c0-5 3.5-7 8-7 2 0 4 .5 5.5 1.5M16 17h6",
  up: "M12 19V5M6 11l6-6 6 6",
};

/** An element. `props`: attributes, `class`, `text`, `on…` listeners; null, undefined and false leave one out. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "text") element.textContent = value;
    else if (name === "class") element.className = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const byId = (id) => document.getElementById(id);

/** A drawn icon, invisible to screen readers: what it means stands beside it or in a label. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of [
    ["viewBox", "0 0 24 24"],
    ["aria-hidden", "true"],
    ["class", `icon icon-${name}`],
  ]) {
    svg.setAttribute(key, value);
  }
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** The bot's own picture. */
export const botFace = (more = "") =>
  h("span", { class: `avatar hue-bot ${more}`, "aria-hidden": "true" }, icon("logo"));

/** A round picture with initials; the colour belongs to the id, the size to the place. */
export function avatar(id, name, more = "") {
  const words = name.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  const initials = letters.map((word) => [...word.replace(/^[^\p{L}\p{N}]+/u, "")][0] ?? "").join("");
  const hue = Math.abs(Number(id)) % 7;
  return h("span", { class: `avatar hue-${hue} ${more}`, "aria-hidden": "true", text: initials.toUpperCase() || "•" });
}
