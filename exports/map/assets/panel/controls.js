// Find an actor; ask how one could reach another; zoom, theme, reset; the links of the tables.
import { data } from "../view/data.js";
import { dom } from "../view/dom.js";
import { map } from "../view/map.js";
import { scene } from "../view/scene.js";
import { choice, state } from "../view/state.js";
import { theme } from "../view/theme.js";
import { t } from "../view/words.js";
import { meant } from "./finder.js";

const { byId, field, el } = dom;

const known = [...data.actors.values()].flatMap(({ dossier }) => [
  dossier.name,
  ...dossier.aliases,
  ...dossier.weak_aliases,
]);
byId("actor-names").append(
  ...[...new Set(known)].map((name) => {
    const option = el("option");
    option.value = name;
    return option;
  }),
);

const sayer = (id, inputs) => (message, isFault) => {
  byId(id).textContent = message;
  inputs.forEach((input) => input.setAttribute("aria-invalid", String(Boolean(isFault))));
  if (message) dom.announce(message);
};

const find = field("find");
const sayFound = sayer("find-said", [find]);
const seek = () => {
  if (!find.value.trim()) return;
  const found = meant(find.value, sayFound);
  if (found) choice.choose("actor", found);
};
byId("find-form").addEventListener("submit", (event) => {
  event.preventDefault();
  seek();
});
find.addEventListener("input", () => {
  sayFound("");
  if (known.includes(find.value)) seek();
});

const [from, to] = [field("ask-from"), field("ask-to")];
// The actor that is asked for; `read` takes in how a misspelt name was read.
const askedOf = (input, read) => {
  const say = sayer("ask-said", [input]);
  const tell = (message, isFault) => {
    say(isFault ? message : "", isFault);
    if (message && !isFault) read.push(message);
  };
  if (input.value.trim()) return meant(input.value, tell);
  say(t("ask-both"), true);
  return null;
};
byId("ask-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const read = [];
  const start = askedOf(from, read);
  const goal = start && askedOf(to, read);
  if (!goal) return;
  if (start === goal) {
    sayer("ask-said", [to])(t("ask-two"), true);
    return;
  }
  const said = read.join(" ");
  state.set({ ask: { from: start, to: goal, read: said }, path: null, chosen: null });
  byId("ask-said").textContent = said;
});
// The fields show what is asked, however it came to be asked.
state.onChange(({ ask }, before) => {
  if (ask === before.ask) return;
  from.value = ask ? data.actors.get(ask.from).dossier.name : "";
  to.value = ask ? data.actors.get(ask.to).dossier.name : "";
});

byId("reset").addEventListener("click", () => {
  find.value = "";
  sayFound("");
  sayer("ask-said", [from, to])("");
  state.set(state.START);
  scene.show(false);
  map.home();
});
byId("zoom-in").addEventListener("click", () => map.zoom(1.25));
byId("zoom-out").addEventListener("click", () => map.zoom(0.8));
const wholeButton = byId("whole");
wholeButton.addEventListener("click", () => {
  if (scene.hasFocus()) scene.show(scene.now() !== scene.whole);
  map.home();
});
const viewName = byId("view-name");
const nameView = (now) => {
  const isWhole = now === scene.whole;
  wholeButton.textContent = isWhole && scene.hasFocus() ? t("focus") : t("whole-map");
  const around = now.kind === "around";
  viewName.textContent = around ? t("around", { name: data.actors.get(now.id).dossier.name }) : "";
  viewName.hidden = !around;
};
scene.onChange(nameView);

const themeButton = byId("theme");
const tellTheme = () => themeButton.setAttribute("aria-pressed", String(theme.isDark()));
themeButton.addEventListener("click", theme.toggle);
theme.onChange(tellTheme);
tellTheme();

// On a small screen what can be folded is folded, so that the map and the choice stay near.
/** @type {NodeListOf<HTMLDetailsElement>} */
const folded = document.querySelectorAll("#tools, #legend, .statements details");
const unfold = (open) => folded.forEach((part) => (part.open = open));
unfold(window.matchMedia("(min-width: 1000px)").matches);
window.addEventListener("beforeprint", () => unfold(true));

document.addEventListener("keydown", ({ key }) => key === "Escape" && choice.clear());

// Links of the tables choose; links within the page go there and leave the address alone.
document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  /** @type {HTMLElement} */
  const link = target.closest("a[data-transfer], a[data-actor]");
  const within = link ? null : target.closest('a[href^="#"]');
  if (!link && !within) return;
  event.preventDefault();
  if (within) {
    /** @type {HTMLElement} */
    const goal = document.querySelector(within.getAttribute("href"));
    goal.querySelector(":scope > details")?.setAttribute("open", "");
    goal.scrollIntoView();
    goal.focus({ preventScroll: true });
    return;
  }
  const { transfer, actor } = link.dataset;
  if (transfer) choice.choose("transfer", transfer);
  else choice.choose("actor", actor);
  byId("panel").focus({ preventScroll: true });
  byId("panel").scrollIntoView({ block: "nearest" });
});

scene.start();
nameView(scene.now());
