// The state in the address's fragment, so that a link shows what its sender saw. What is not
// known here, an id or a word, is passed over.
import { data } from "../view/data.js";
import { dom } from "../view/dom.js";
import { choice, state } from "../view/state.js";
import { about } from "../view/words.js";

const { START } = state;
const modes = new Set([...data.transfers.values()].map(({ dossier }) => dossier.mode_id));

const written = ({ chosen, ask, path, band, off, years, undisputed, steps }) => {
  const found = new URLSearchParams();
  const put = (name, value) => value && found.set(name, value);
  if (chosen) put(chosen.kind, chosen.id);
  if (ask) {
    put("from", ask.from);
    put("to", ask.to);
    put("path", path !== null && String(path + 1));
  }
  put("band", band);
  put("without", off.join(","));
  put("years", years?.join("-"));
  put("undisputed", undisputed && "1");
  if (steps !== START.steps) put("steps", steps ? String(steps) : "all");
  return found.toString();
};

const yearsOf = (text) => {
  const found = /^(\d{1,4})-(\d{1,4})$/.exec(text ?? "");
  const [a, b] = found ? found.slice(1).map(Number) : [];
  return found && a <= b ? [a, b] : null;
};
const chosenOf = (params) => {
  const kind = ["actor", "transfer"].find((name) => params.has(name));
  return kind && choice.known(kind, params.get(kind)) ? { kind, id: params.get(kind) } : null;
};
const askOf = (params) => {
  const [from, to] = [params.get("from"), params.get("to")];
  return from !== to && [from, to].every((id) => data.actors.has(id)) ? { from, to } : null;
};

const pathOf = (params) => {
  const number = parseInt(params.get("path"), 10);
  return number > 0 ? number - 1 : null;
};

const read = (text) => {
  const params = new URLSearchParams(text);
  const steps = { 1: 1, 2: 2, all: 0 }[params.get("steps")];
  const ask = askOf(params);
  return {
    chosen: chosenOf(params),
    ask,
    path: ask ? pathOf(params) : null,
    band: about.bands.includes(params.get("band")) ? params.get("band") : START.band,
    off: (params.get("without") ?? "").split(",").filter((mode) => modes.has(mode)),
    years: yearsOf(params.get("years")),
    undisputed: params.get("undisputed") === "1",
    steps: steps ?? START.steps,
  };
};

const own = () => window.location.hash.slice(1);
let writing = true;

// Choosing and asking can be undone with "back"; filters change the address in place. A page
// inside another (a notebook) may not have an address of its own.
const write = (now, before) => {
  dom.byId("address").textContent = `${window.location.href.split("#")[0]}${
    written(now) && `#${written(now)}`
  }`;
  if (!writing || written(now) === own()) return;
  const isStep = now.chosen !== before.chosen || now.ask !== before.ask;
  const address = `#${written(now)}`;
  try {
    if (isStep) window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
  } catch {
    writing = false;
  }
};

const apply = (text) => {
  const wanted = read(text);
  const was = writing;
  writing = false;
  state.set(wanted);
  writing = was;
};

state.onChange(write);
window.addEventListener("popstate", () => apply(own()));
window.addEventListener("hashchange", () => apply(own()));
const opening = new URLSearchParams(about.opening).toString();
apply(own() || opening);
write(state.get(), state.get());
