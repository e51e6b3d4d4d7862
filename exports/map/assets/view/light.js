// What is lit: the chosen thing and what it touches, or the chosen path; null when all is.
import { answers } from "./answers.js";
import { data } from "./data.js";
import { filters } from "./filters.js";
import { state } from "./state.js";

const ends = (ids) => new Set(ids.flatMap((id) => {
  const { from, to } = data.transfers.get(id);
  return [from, to];
}));

// Everything within so many steps of an actor, along arrows either way; 0 for all that hangs
// together with it. A line that stops short is lit, and leads nowhere.
const around = (id, steps) => {
  const [met, found] = [new Set([id]), new Set()];
  let edge = met;
  for (let step = 0; edge.size && (!steps || step < steps); step += 1) {
    const near = filters.drawn().filter(({ from, to }) => edge.has(from) || edge.has(to));
    near.forEach((one) => found.add(one.id));
    const walked = near.filter(({ dossier }) => !dossier.no_edge);
    edge = new Set(walked.flatMap(({ from, to }) => [from, to]).filter((end) => !met.has(end)));
    edge.forEach((one) => met.add(one));
  }
  return { transfers: found, actors: new Set([...met, ...ends([...found])]) };
};

const ofPath = (path) => {
  const held = path.junctions.flatMap((one) => one?.transfers ?? []);
  const transfers = new Set([...path.legs, ...held]);
  const joined = path.junctions.flatMap((one) => (one ? [one.here, one.there] : []));
  return { transfers, actors: new Set([...ends([...transfers]), ...joined]) };
};

const now = () => {
  const { chosen, steps } = state.get();
  if (chosen?.kind === "actor") return around(chosen.id, steps);
  if (chosen) return { transfers: new Set([chosen.id]), actors: ends([chosen.id]) };
  const path = answers.path();
  return path ? ofPath(path) : null;
};

export const light = Object.freeze({ now, around });
