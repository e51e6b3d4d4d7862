// The answer to the question that is asked: nothing, "working", or what the search found over all
// transfers of the page. One question at a time: the search gives way to the page between its
// steps, and a new question ends the one before.
import { makeEngine } from "../engine/answer.js";
import { foremost } from "../engine/verdict.js";
import { state } from "./state.js";
import { about } from "./words.js";

const BUDGET = 20_000;
const SLICE = 24; // milliseconds of work between two looks at the screen
const listeners = [];
let engine = null;
let asked = 0;
let now = null;

const ready = () => {
  const read = () => JSON.parse(document.getElementById("paths-data").textContent);
  engine = engine ?? makeEngine(read());
  return engine;
};

const tell = (next) => {
  now = next;
  listeners.forEach((listener) => listener(now));
};

// Tells the answer, unless another question has been asked meanwhile.
const ask = ({ from, to }) => {
  const mine = (asked += 1);
  const step = ready().begin(from, to, about.families, BUDGET);
  const slice = () => {
    const end = performance.now() + SLICE;
    while (mine === asked && performance.now() < end) {
      const answer = step();
      if (answer) return tell(answer);
    }
    return mine === asked && setTimeout(slice);
  };
  slice();
};

state.onChange((next, before) => {
  if (JSON.stringify(next.ask) === JSON.stringify(before.ask)) return;
  asked += 1;
  tell(next.ask && "working");
  if (next.ask) ask(next.ask);
});

const isFound = () => Boolean(now?.paths);

// Which path is lit: the one that was chosen, or else the one that the verdict is about.
const meant = () => now.paths.indexOf(foremost(now.paths));
const index = () => (isFound() ? (state.get().path ?? meant()) : -1);

export const answers = Object.freeze({
  now: () => now,
  index,
  meant,
  path: () => now?.paths?.[index()] ?? null,
  facts: () => ready().facts,
  worlds: () => ready().worlds,
  materiel: () => ready().materiel,
  onChange: (listener) => listeners.push(listener),
});
