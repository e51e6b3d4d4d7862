"use strict";
// The panel of a transfer: band first, then the number with its range, then who says what.
const transferPanel = (() => {
  const { el, text, button, facts, list } = dom;
  const MASSES = [
    ["support", "backed and not denied"],
    ["conflict", "backed and denied"],
    ["counter", "denied and not backed"],
    ["open", "neither"],
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

  const grounds = (it) =>
    el(
      "section",
      "grounds",
      el(
        "p",
        "band",
        it.band,
        it.marks.map((mark) => el("span", "mark", mark)),
      ),
      el("p", "reads gist", it.reads),
      el("p", "quiet", dom.byId("support-means").textContent),
      bar(it.masses),
      names(it.masses),
      el(
        "p",
        "tally",
        `${it.counts}. `,
        el("span", "quiet", `If all voices were one: ${it.if_one_voice}.`),
      ),
    );

  const rendering = ({ as_written, document: title, outlet }) => [
    "“",
    text(as_written),
    "” ",
    el("span", "quiet", text(outlet || title)),
  ];
  const quantity = ({ of, reads, renderings }) => [
    el("b", "", reads),
    ` (${of})`,
    renderings.length > 1 && el("span", "quiet", ` one figure in ${renderings.length} renderings:`),
    list("quiet", renderings.map(rendering)),
  ];

  const render = ({ dossier: it }) => [
    el("h2", "", actorButton(it.giver), " → ", actorButton(it.receiver)),
    el(
      "p",
      "",
      el("span", `mode family-${it.family}`, it.mode),
      el("span", "quiet", `: ${it.mode_means}`),
    ),
    !it.drawn && el("p", "note", "Not drawn: no document states this transfer."),
    grounds(it),
    facts([
      ["materiel", it.materiel.length ? text(it.materiel.join("; ")) : "not stated"],
      ["when", text(it.when)],
      ["where", it.place && text(it.place)],
      ["custody", it.gap],
      ["permission", it.authorisation === "unknown" ? "" : it.authorisation],
      ["note", it.note && text(it.note)],
    ]),
    statement.side("Who says so", it.statements, "says"),
    statement.side("Who denies it", it.statements, "denies"),
    statement.side("Also on record, without weight", it.statements, "other"),
    it.quantities.length > 0 && [
      el("h3", "", "Figures, never added up"),
      list("figures", it.quantities.map(quantity)),
    ],
    el("p", "quiet closing", dom.byId("no-wrongdoing").textContent),
  ];

  return Object.freeze({
    render,
    title: ({ dossier: it }) => `${it.giver_name} to ${it.receiver_name}, ${it.mode}`,
  });
})();
