"use strict";
// What Python wrote: every actor and transfer, with its dossier and, if drawn, its drawing.
const data = (() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const byId = (items) => new Map(items.map((item) => [item.id, item]));

  const actors = byId(read("actors-data"));
  const transfers = byId(read("transfers-data"));
  const options = JSON.parse(read("options-data"));
  const isDrawn = (item) => item.dossier.drawn;

  // Case, accents and punctuation make no difference to a name that is typed.
  const folded = (text) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();

  const namesOf = (actor) => [actor.dossier.name, ...actor.dossier.aliases, actor.id];

  // The actor whose name or alias is the text; else the only kind of match that is left: names
  // that begin with it, then names that contain it, each in the order of the data.
  const find = (text) => {
    const sought = folded(text);
    if (!sought) return null;
    const all = [...actors.values()].map((actor) => [actor, namesOf(actor).map(folded)]);
    const tests = [
      (name) => name === sought,
      (name) => name.startsWith(sought),
      (name) => name.includes(sought),
    ];
    for (const test of tests) {
      const found = all.find(([, names]) => names.some(test));
      if (found) return found[0];
    }
    return null;
  };

  return Object.freeze({
    actors,
    transfers,
    options,
    find,
    drawnActors: [...actors.values()].filter(isDrawn),
    otherActors: [...actors.values()].filter((item) => !isDrawn(item)),
    drawnTransfers: [...transfers.values()].filter(isDrawn),
    otherTransfers: [...transfers.values()].filter((item) => !isDrawn(item)),
  });
})();
