// The filters: least band, years, disputes, modes, and how far from a chosen actor is lit.
import { data } from "../view/data.js";
import { dom } from "../view/dom.js";
import { filters } from "../view/filters.js";
import { state } from "../view/state.js";
import { t } from "../view/words.js";

const { byId, field, el } = dom;
const [band, first, last] = [field("band"), field("year-from"), field("year-to")];
const disputes = field("undisputed");
const named = (name) => {
  /** @type {NodeListOf<HTMLInputElement>} */
  const found = document.querySelectorAll(`input[name=${name}]`);
  return [...found];
};
const [modes, steps] = [named("mode"), named("steps")];

// Every year that some dated transfer touches, the open ends left out.
const known = [...data.transfers.values()]
  .flatMap(({ dossier }) => dossier.years)
  .filter((year) => year > 1 && year < 9999);
const years = [];
for (let year = Math.min(...known); year <= Math.max(...known); year += 1) years.push(year);
const [earliest, latest] = [years[0], years.at(-1)];

const fill = (select) => {
  select.append(
    ...years.map((year) => {
      const option = el("option", "", String(year));
      option.value = year;
      return option;
    }),
  );
  select.parentElement.hidden = !years.length;
};
fill(first);
fill(last);

const range = () => {
  const [a, b] = [Number(first.value), Number(last.value)];
  return a === earliest && b === latest ? null : [Math.min(a, b), Math.max(a, b)];
};

const read = () =>
  state.set({
    band: band.value,
    years: years.length ? range() : null,
    undisputed: disputes.checked,
    off: modes.filter((one) => !one.checked).map((one) => one.value),
    steps: Number(steps.find((one) => one.checked).value) || 0,
  });
for (const input of [band, first, last, disputes, ...modes, ...steps]) {
  input.addEventListener("change", read);
}
byId("filters").addEventListener("submit", (event) => event.preventDefault());

const said = () => {
  const shown = filters.drawn().length;
  const all = data.drawnTransfers.length;
  byId("shown-count").textContent = shown < all ? t("shown", { shown, all }) : "";
  const undated = state.get().years ? filters.undated() : 0;
  return undated ? t("undated-kept", { n: undated }) : "";
};

const show = (now, before) => {
  band.value = now.band;
  [first.value, last.value] = now.years ?? [earliest, latest];
  disputes.checked = now.undisputed;
  modes.forEach((one) => (one.checked = !now.off.includes(one.value)));
  steps.forEach((one) => (one.checked = (Number(one.value) || 0) === now.steps));
  byId("filter-said").textContent = said();
  const kept = ["band", "years", "off", "undisputed"];
  if (before && kept.some((name) => now[name] !== before[name])) {
    dom.announce(`${byId("shown-count").textContent} ${byId("filter-said").textContent}`);
  }
};
state.onChange(show);
show(state.get(), null);
