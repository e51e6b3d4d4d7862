// The answer to "how could X reach Y": the verdict, then the paths in three lists, the chosen one told in full.
import { makeVerdict } from "../engine/verdict.js";
import { answers } from "../view/answers.js";
import { data } from "../view/data.js";
import { dom } from "../view/dom.js";
import { makeFigures } from "../view/figures.js";
import { state } from "../view/state.js";
import { t } from "../view/words.js";
import { actorPanel } from "./actor.js";

const { el, text, button, list, facts } = dom;
const TIERS = ["reported", "assembled", "inferred"];
const MOST_EXCLUDED = 12;

const name = (id) => data.actors.get(id).dossier.name;
const legOf = (id) => data.transfers.get(id).dossier;

// Made when the first answer is told: the facts of the search are read by then.
let tellers = null;
const told = () => {
  if (tellers) return tellers;
  const figures = makeFigures(answers.worlds(), t);
  const page = { t, name, told: legOf, strength: figures.strength };
  tellers = { ...figures, verdict: makeVerdict(answers.facts(), page) };
  return tellers;
};

const stops = (path) => {
  const found = [];
  let at = null;
  path.legs.forEach((leg) => {
    const { giver, receiver } = legOf(leg);
    // who gives what another received stands in brackets: that step is no transfer
    if (!found.length) found.push(text(name(giver)));
    else if (at !== giver) found.push(["(", text(name(giver)), ")"]);
    found.push(text(name(receiver)));
    at = receiver;
  });
  return found.flatMap((one, place) => [place ? " → " : "", one]);
};

const held = (path) =>
  [...new Set(path.junctions.flatMap((one) => one?.transfers ?? []))].filter(
    (id) => !path.legs.includes(id),
  );

const keystones = (path) => {
  const names = path.keystones.map((voice) => answers.facts().voices[voice]);
  if (!names.length) return t("no-keystone");
  const ends = [names.slice(0, -1).join(t("comma-with")), names.at(-1)].filter(Boolean);
  const key = path.ungradedRest ? "stands-or-falls-graded" : "stands-or-falls";
  return t(key, { names: ends.join(t("and-with")) });
};

// The other paths that rest on the same and differ in one leg.
const family = ({ family: others }) =>
  others.length > 0 && [
    el("h4", "", t("family", { n: others.length })),
    list(
      "quiet",
      others.map((one) => [
        stops(one),
        ` (${one.legs.map((id) => legOf(id).mode).join(", ")}): `,
        told().strength(one),
      ]),
    ),
  ];

const leg = (path) => (id) => {
  const weakest = id === path.weakest && path.legs.length > 1;
  return actorPanel.transferButton(id, [legOf(id).reads, weakest && t("weakest")].filter(Boolean).join(" · "));
};

const whole = (path) =>
  el(
    "div",
    "path-told",
    el("p", "composition", told().verdict.composition(path), "."),
    path.junctions
      .filter((one) => one?.kind === "part")
      .map(({ here, there }) =>
        el("p", "quiet", t("said-of-part", { part: name(there), whole: name(here) })),
      ),
    el(
      "p",
      "tally",
      t("voices", { n: path.voices }), ", ",
      t("documents", { n: path.documents }), ", ",
      t("denying-voices", { n: path.denials }), ". ",
      el("span", "quiet", t("if-one-voice", { value: told().alone(path) })),
    ),
    facts([
      [t("rests-on"), text(keystones(path))],
      [t("order"), path.order !== "none" && t(`order-${path.order}`)],
      [t("materiel"), text(answers.materiel().told(path, t))],
    ]),
    el("h4", "", t("legs")),
    list("list legs", path.legs.map(leg(path))),
    held(path).length > 0 && [
      el("h4", "", t("held-by")),
      list("list legs", held(path).map((id) => actorPanel.transferButton(id, legOf(id).reads))),
    ],
    family(path),
  );

// The band and the figures; who says it both ways; and, where it is told nowhere else, by how many.
const inShort = (path, isOpen) => {
  const counted = [t("voices", { n: path.voices }), t("denying-voices", { n: path.denials })];
  const both = path.legs.flatMap((id) => legOf(id).both);
  return [told().strength(path), ...(isOpen ? [] : [counted.join(", ")]), ...both].join("; ");
};

const entry = (path, index) => {
  const isOpen = index === answers.index();
  const head = button(
    "path-head",
    () => state.set({ path: index }),
    el("span", "path-stops", `${index + 1}. `, stops(path)),
    el("span", "about", inShort(path, isOpen)),
    index > 0 && index === answers.meant() && el("span", "meant", t("verdict-path")),
  );
  head.setAttribute("aria-expanded", String(isOpen));
  head.dataset.path = index;
  return el("div", isOpen ? "path gist open" : "path", head, isOpen && whole(path));
};

// What comes nearest where nothing was found: the transfers next to each end.
const beside = (id, end, legs) => [
  el("h3", "", t("nearest-side", { name: name(id) })),
  legs.length
    ? list(
        "list",
        legs.map(({ transfer, kind, there }) => {
          const kin = kind && t(`gap-${kind}`, { here: name(id), there: name(there) });
          const how = [legOf(transfer).reads, kin].filter(Boolean).join(" · ");
          return actorPanel.transferButton(transfer, how);
        }),
      )
    : el("p", "quiet", t(`nearest-${end}-none`, { within: "", name: name(id) })),
];
const nearest = ({ start, goal, nearest: found }) => [
  beside(start, "from", found.from),
  beside(goal, "to", found.to),
];

const reason = (one) => t(`excluded-${one.why}`, { leg: legOf(one.leg).mode });
const excluded = (found) =>
  found.excluded.length > 0 &&
  el(
    "details",
    "",
    el("summary", "", el("h3", "", t("excluded", { n: found.excluded.length }))),
    list(
      "quiet",
      found.excluded.slice(0, MOST_EXCLUDED).map((one) => [stops(one), ": ", reason(one)]),
    ),
    found.excluded.length > MOST_EXCLUDED &&
      el("p", "quiet", t("verdict-more", { n: found.excluded.length - MOST_EXCLUDED })),
  );

// What comes close and is counted nowhere: transfers that were intended or stopped, and rejected
// passages that are about both ends.
const near = (ends) => {
  const known = answers.facts().actors;
  const kin = ends.map((id) => [
    id,
    ...known.get(id).parts,
    ...known.get(id).above.map(([whole]) => whole),
  ]);
  // what both are a part of says nothing of the one and the other
  const isOf = (at) => (id) => kin[at].includes(id) && !kin[1 - at].includes(id);
  const [gives, takes] = [isOf(0), isOf(1)];
  const short = [...data.transfers.values()]
    .map(({ dossier }) => dossier)
    .filter(({ verdict }) => verdict.kind === "intended-or-stopped-only");
  const unfinished = (key, id, wanted) => {
    const found = short.filter(wanted);
    return (
      found.length > 0 && [
        el("h3", "", text(t(key, { name: name(id) }))),
        list("list", found.map((one) => actorPanel.transferButton(one.id))),
      ]
    );
  };
  const [from, to] = ends.map((id) => data.actors.get(id).dossier.close);
  const passages = from.filter((one) => to.includes(one));
  return [
    unfinished("unfinished", ends[0], (one) => gives(one.giver) && takes(one.receiver)),
    unfinished("unfinished-to-others", ends[1], (one) => gives(one.giver) && !takes(one.receiver)),
    unfinished("unfinished-from-others", ends[0], (one) => !gives(one.giver) && takes(one.receiver)),
    passages.length > 0 && [el("h3", "", t("close-to-both")), list("quiet", passages.map(text))],
  ];
};

const question = () => {
  const { from, to } = state.get().ask;
  return t("question", { from: name(from), to: name(to) });
};

const section = (title, items) => [
  el("h3", "", `${title}: ${items.length || t("none")}`),
  items.map(([path, index]) => entry(path, index)),
];

const lists = (found) => {
  const indexed = found.paths.map((path, index) => [path, index]);
  return [
    found.truncated && el("p", "note", t("cut-short")),
    TIERS.map((tier) => section(t(`list-${tier}`), indexed.filter(([path]) => path.tier === tier))),
    found.detours > 0 && el("p", "quiet", t("detours", { n: found.detours })),
  ];
};

// What is said instead of lists of paths: why there is none, and what comes nearest. Where the one
// is a part of the other, the verdict has said all.
const none = (found, { kind }) => {
  if (found.tangled) return el("p", "note", t("tangled"));
  if (kind === "part-of-the-other") return null;
  if (found.truncated) return el("p", "note", t("cut-short-none"));
  return [el("p", "note", t("no-path")), nearest(found)];
};

const render = () => {
  const found = answers.now();
  const heading = el("h2", "", question());
  if (!found || found === "working") return [heading, el("p", "quiet gist", t("searching"))];
  const verdict = told().verdict.of(found);
  return [
    el("p", "verdict gist", text(verdict.sentence)),
    heading,
    el("p", "quiet", t("support-means")),
    found.paths.length > 0 ? lists(found) : none(found, verdict),
    near([found.start, found.goal]),
    excluded(found),
    el("p", "quiet closing", t("paths-here")),
    el("p", "quiet closing", t("no-wrongdoing")),
  ];
};

// How the names were read is heard with the answer, however often that is told.
const title = () => {
  const found = answers.now();
  const parts = found?.paths
    ? [told().verdict.of(found).sentence, t("paths-found", { n: found.paths.length })]
    : [t("searching")];
  return [state.get().ask.read, ...parts].filter(Boolean).join(" ");
};

export const pathPanel = Object.freeze({ render, title });
