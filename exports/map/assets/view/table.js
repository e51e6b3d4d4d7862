// The table of statements and the picture, filtered with the map. Those of a large map stand in the
// page for readers without scripts, who see them at once; here they become part of it only when the
// map has been drawn, which is the sooner.
import { data } from "./data.js";
import { dom } from "./dom.js";
import { filters } from "./filters.js";
import { state } from "./state.js";
import { t } from "./words.js";

const waiting = () => [...document.querySelectorAll("noscript.late")];
/** @type {() => NodeListOf<HTMLElement>} */
const bodies = () => document.querySelectorAll("#statements tbody");
/** @type {() => NodeListOf<HTMLElement>} */
const groups = () => document.querySelectorAll("#picture [data-of]");
const count = dom.byId("table-count");

const refresh = () => {
  for (const body of bodies()) body.hidden = !filters.has(body.id.slice("of-".length));
  const shown = [...data.transfers.values()]
    .filter(({ id }) => filters.has(id))
    .reduce((sum, { dossier }) => sum + dossier.statements.length, 0);
  for (const group of groups()) group.classList.toggle("away", !filters.has(group.dataset.of));
  count.textContent = t("statements-shown", { n: shown });
};
state.onChange(refresh);
refresh();

const fill = () => {
  for (const one of waiting()) {
    const made = new DOMParser().parseFromString(one.textContent, "text/html");
    one.replaceWith(...made.body.childNodes);
  }
  refresh();
};

// Called when the first drawing stands; a reader takes longer than that to come to the table.
export const fillLater = () => {
  if (!waiting().length) return;
  const soon = window.requestIdleCallback ?? setTimeout;
  setTimeout(() => soon(fill), 1000);
  window.addEventListener("beforeprint", fill);
};
