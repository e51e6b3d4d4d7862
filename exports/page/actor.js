"use strict";
// The panel of an actor: who it is, what it is said to have received, and what to have passed on.
const actorPanel = (() => {
  const { el, text, button, link, facts, list } = dom;

  const name = (id) => text(data.actors.get(id).dossier.name);
  const chips = (ids) =>
    list(
      "chips",
      ids.map((id) => button("", () => choice.choose("actor", id), name(id))),
    );

  const about = (it) =>
    `${it.mode} · ${[it.band, ...it.marks].join(", ")}${it.drawn ? "" : " · not drawn"}`;
  const transferButton = (id, how = "") => {
    const it = data.transfers.get(id).dossier;
    const made = button(
      "",
      () => choice.choose("transfer", id),
      text(it.giver_name),
      " → ",
      text(it.receiver_name),
      el("span", "about", about(it), how && ` · ${how}`),
    );
    made.dataset.transfer = id;
    return made;
  };

  const transfers = (title, entries, nothing) => [
    el("h3", "", title),
    entries.length
      ? list(
          "list",
          entries.map(({ transfer, how }) => transferButton(transfer, how)),
        )
      : el("p", "quiet", nothing),
  ];

  const render = ({ dossier: it }) => [
    el("h2", "", text(it.name)),
    el("p", "gist", it.type, el("span", "quiet", `: ${it.type_means}`)),
    facts([
      [
        "also called",
        it.aliases.length &&
          it.aliases.flatMap((alias, index) => (index ? [", ", text(alias)] : [text(alias)])),
      ],
      ["existed", it.active && text(it.active)],
      ["part of", it.within.length && chips(it.within)],
      ["parts", it.parts.length && chips(it.parts)],
      ["Wikidata", it.wikidata && link(it.wikidata, it.wikidata.split("/").at(-1))],
      ["note", it.note && text(it.note)],
    ]),
    transfers(
      "Said to have come from",
      it.incoming,
      "Nothing in the data is said to have come to it.",
    ),
    transfers(
      "Said to have gone on to",
      it.outgoing,
      "Nothing in the data is said to have gone on from it.",
    ),
    it.says.length > 0 &&
      transfers(
        "It speaks of",
        it.says.map((transfer) => ({ transfer })),
      ),
    el("p", "quiet closing", dom.byId("no-wrongdoing").textContent),
  ];

  return Object.freeze({
    render,
    chips,
    transferButton,
    title: ({ dossier: it }) => `${it.name}, ${it.type}`,
  });
})();
