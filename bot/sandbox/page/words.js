// The page's own sentences, in the languages it speaks, with plurals and dates. Messages are never translated.

import { english } from "./english.js";
import { russian } from "./russian.js";

const CATALOGUE = { en: english, ru: russian };

export const LANGUAGES = Object.keys(CATALOGUE);
let language = "en";

/** From now on the page speaks this language. */
export function speak(code) {
  language = LANGUAGES.includes(code) ? code : "en";
  document.documentElement.lang = language;
}

const filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** The sentence called `key`, with its {values}. */
export const say = (key, values = {}) => filled(CATALOGUE[language][key], values);

/** The sentence called `key` with the plural that `n` asks for. */
export function count(key, n) {
  const forms = CATALOGUE[language][key];
  return filled(forms[new Intl.PluralRules(language).select(n)] ?? forms.other, { n });
}

const moment = (seconds) => new Date(seconds * 1000);
const dayOf = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());
const daysAgo = (date) => Math.round((dayOf(new Date()) - dayOf(date)) / 86_400_000);
const shown = (date, options) => new Intl.DateTimeFormat(language, options).format(date);

/** «14:05» */
export const clock = (seconds) => shown(moment(seconds), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** «24 November 2026, 14:05:09», for whoever asks a time stamp. */
export const exactly = (seconds) => shown(moment(seconds), { dateStyle: "long", timeStyle: "medium" });

/** One text a day, to tell days apart. */
export const dayKey = (seconds) => dayOf(moment(seconds)).toDateString();

/** «Today», «Yesterday», «24 November». */
export function day(seconds) {
  const date = moment(seconds);
  const ago = daysAgo(date);
  if (ago === 0) return say("today");
  if (ago === 1) return say("yesterday");
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  return shown(date, { day: "numeric", month: "long", year });
}

/** The time of a chat's last message: the clock today, the weekday this week, then the date. */
export function when(seconds) {
  const date = moment(seconds);
  const ago = daysAgo(date);
  if (ago === 0) return clock(seconds);
  return shown(date, ago < 7 ? { weekday: "short" } : { day: "2-digit", month: "2-digit", year: "2-digit" });
}

/** «12 KB» */
export const size = (bytes) => (bytes < 1000 ? count("bytes", bytes) : count("kilobytes", Math.round(bytes / 1024)));
