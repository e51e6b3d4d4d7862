// What Python wrote: every actor and transfer, with its dossier and, if drawn, its drawing.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const byId = (items) => new Map(items.map((item) => [item.id, item]));

const actors = byId(read("actors-data"));
const transfers = byId(read("transfers-data"));
const options = JSON.parse(read("options-data"));
const isDrawn = (item) => item.dossier.drawn;
const drawnTransfers = [...transfers.values()].filter(isDrawn);

// In how many arrows an actor takes part.
const degrees = new Map();
for (const { from, to } of drawnTransfers.filter(({ dossier }) => !dossier.no_edge)) {
  for (const end of new Set([from, to])) degrees.set(end, (degrees.get(end) ?? 0) + 1);
}

export const data = Object.freeze({
  actors,
  transfers,
  options,
  degree: (id) => degrees.get(id) ?? 0,
  drawnActors: [...actors.values()].filter(isDrawn),
  otherActors: [...actors.values()].filter((item) => !isDrawn(item)),
  drawnTransfers,
  otherTransfers: [...transfers.values()].filter((item) => !isDrawn(item)),
});
