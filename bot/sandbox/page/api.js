// The way to the sandbox: requests, and answers that come later over the stream of events.

/** POST /sandbox/<name>; an Error with the sandbox's sentence if it refuses. */
export const post = (name, body = {}) =>
  ask(name, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

/** GET /sandbox/<name>?…; an Error with the sandbox's sentence if it refuses. */
export const get = (name, query = {}) => ask(`${name}?${new URLSearchParams(query)}`);

async function ask(path, options) {
  const answer = await fetch(`/sandbox/${path}`, options);
  const content = await answer.json();
  if (!answer.ok) throw new Error(content.error ?? answer.statusText);
  return content;
}

/** The address of a file that a message shows. */
export const fileAddress = (fileId) => `/sandbox/file/${encodeURIComponent(fileId)}`;

/**
 * Answers by id. An answer can overtake the response that tells the id it belongs to: it is kept until it is asked for.
 */
export class Mailbox {
  #early = new Map();
  #waiting = new Map();

  arrived(id, answer) {
    const hand = this.#waiting.get(id);
    if (hand) hand(answer);
    else this.#early.set(id, answer);
    if (this.#early.size > 100) this.#early.delete(this.#early.keys().next().value);
  }

  /** The answer; null if none comes within `milliseconds`. */
  async wait(id, milliseconds) {
    if (!this.#early.has(id)) {
      const answer = await new Promise((resolve) => {
        this.#waiting.set(id, resolve);
        setTimeout(resolve, milliseconds, null);
      });
      this.#waiting.delete(id);
      return answer;
    }
    const answer = this.#early.get(id);
    this.#early.delete(id);
    return answer;
  }
}

/**
 * Hear what happens, one event after the other: the next waits until the last is dealt with.
 * `hear(event)` may be async; `connected(yes)` tells whether the sandbox is there. Gives `queue(work)`: do it in turn.
 */
export function listen(hear, connected) {
  let turn = Promise.resolve();
  const queue = (work) => (turn = turn.then(work).catch((error) => console.error(error)));
  const open = () => {
    const stream = new EventSource("/sandbox/events");
    stream.addEventListener("open", () => connected(true));
    stream.addEventListener("message", (event) => queue(() => hear(JSON.parse(event.data))));
    stream.addEventListener("error", () => {
      connected(false);
      // The browser comes back by itself, except after a refusal.
      if (stream.readyState === EventSource.CLOSED) setTimeout(open, 2000);
    });
  };
  open();
  return queue;
}
