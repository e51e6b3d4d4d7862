// The panel of a transfer: band first, then the number with its range, then who says what.
import { data } from "../view/data.js";
import { dom } from "../view/dom.js";
import { choice } from "../view/state.js";
import { t } from "../view/words.js";
import { statement } from "./statement.js";

const { el, text, button, facts, list } = dom;
const MASSES = [
  ["support", t("mass-support")],
  ["conflict", t("mass-conflict")],
  ["counter", t("mass-counter")],
  ["open", t("mass-open")],
];

const actorButton = (id) =>
  button("link", () => choice.choose("actor", id), text(data.actors.get(id).dossier.name));

const bar = (masses) => {
  const parts = MASSES.map(([name]) => {
    const part = el("span", `mass-${name}`);
    part.style.flexGrow = masses[name][0];
    return masses[name][0] > 0 && part;
  });
  const made = el("div", "masses", parts);
  made.setAttribute("role", "img");
  made.setAttribute(
    "aria-label",
    MASSES.map(([name]) => `${name} ${masses[name][1]}`).join(", "),
  );
  return made;
};

const names = (masses) =>
  list(
    "mass-names",
    MASSES.map(([name, means]) => [
      el("i", `mass-${name}`),
      el("span", "", `${name} `, el("b", "", masses[name][1]), el("span", "quiet", ` ${means}`)),
    ]),
  );

// What the mode means; and what that is instead of which it is said to have come about.
const meaning = (it) =>
  it.outcome === "completed"
    ? it.mode_means
    : `${it.mode_means}; ${it.outcome}: ${it.outcome_means}`;

// The band, and of what it is where that is not that the transfer came about.
const band = (it) => {
  const strength = it.band ?? t("not-stated");
  return it.outcome === "completed" ? strength : t(`strength-${it.outcome}`, { strength });
};

const grounds = (it) =>
  el(
    "section",
    "grounds",
    el(
      "p",
      "band",
      band(it),
      it.marks.map((mark) => el("span", "mark", mark)),
    ),
    el("p", "reads gist", it.reads),
    el("p", "quiet", t("support-means")),
    bar(it.masses),
    names(it.masses),
    el(
      "p",
      "tally",
      `${it.counts}. `,
      el("span", "quiet", t("if-one-voice", { value: it.if_one_voice })),
    ),
  );

const rendering = ({ told, source }) => [
  text(told),
  ": ",
  el("span", "quiet", text(source)),
];
const quantity = ({ of, reads, renderings }) => [
  el("b", "", reads),
  ` (${of})`,
  renderings.length > 1 && el("span", "quiet", ` ${t("one-figure", { n: renderings.length })}`),
  list("quiet", renderings.map(rendering)),
];

const render = ({ dossier: it }) => [
  el("p", "verdict", text(it.verdict.sentence)),
  el("h2", "", actorButton(it.giver), " → ", actorButton(it.receiver)),
  el(
    "p",
    "",
    el("span", `mode family-${it.family}`, it.called),
    el("span", "quiet", `: ${meaning(it)}`),
  ),
  !it.drawn && el("p", "note", t("not-drawn-long")),
  it.drawn && it.no_edge && el("p", "note", t("stops-short", { why: it.no_edge })),
  grounds(it),
  facts([
    [t("materiel"), it.materiel.length ? text(it.materiel.join("; ")) : t("not-stated")],
    [t("when"), text(it.when)],
    [t("where"), it.place && text(it.place)],
    [t("custody"), it.gap],
    [t("permission"), it.authorisation === "unknown" ? "" : it.authorisation],
    [t("note"), it.note && text(it.note)],
    ...dom.own(it.own),
  ]),
  statement.side(t("who-says"), it.statements, "says"),
  statement.side(t("who-denies"), it.statements, "denies"),
  statement.side(t("without-weight"), it.statements, "other"),
  it.quantities.length > 0 && [
    el("h3", "", t("figures")),
    list("figures", it.quantities.map(quantity)),
  ],
  el("p", "quiet closing", t("no-wrongdoing")),
];

export const transferPanel = Object.freeze({
  render,
  title: ({ dossier: it }) =>
    `${t("transfer-title", { giver: it.giver_name, receiver: it.receiver_name, mode: it.called })}. ${it.verdict.sentence}`,
});
