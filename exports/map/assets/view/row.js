// The actors of a path, or of one transfer, in a row from left to right, or down a narrow screen.
import { data } from "./data.js";
import { pieces } from "./pieces.js";

const MARGIN = 14;
const LEAD = 26;

// Actors in order, each with the transfer that leads on from it, or null where it hangs
// together with the next one in another way.
const stops = (legs) => {
  const found = [];
  legs.forEach((id, at) => {
    const { from, to } = data.transfers.get(id);
    if (found.at(-1)?.actor !== from) found.push({ actor: from, by: null });
    found.at(-1).by = id;
    found.push({ actor: to, by: null, last: at === legs.length - 1 });
  });
  return found;
};

const gapAfter = ({ by }, across) => {
  if (!by) return 60;
  const label = pieces.labelSize(by);
  return across ? label.width + 2 * LEAD + 24 : label.height + 2 * LEAD + 16;
};

const sceneOf = (legs, across) => {
  const found = stops(legs);
  const sizes = found.map(({ actor }) => pieces.sizeOf(actor));
  const [along, beside] = across ? ["width", "height"] : ["height", "width"];
  const thick = Math.max(...sizes.map((one) => one[beside]), 60);
  const middle = MARGIN + thick / 2;
  const at = (place, off = 0) => (across ? [place, middle + off] : [middle + off, place]);
  const scene = { actors: new Map(), transfers: new Map(), ties: [] };
  let place = MARGIN;
  found.forEach((stop, index) => {
    const size = sizes[index][along];
    scene.actors.set(stop.actor, pieces.box(stop.actor, ...at(place + size / 2)));
    place += size;
    if (index === found.length - 1) return;
    const [start, end] = [place, place + gapAfter(stop, across)];
    if (stop.by) {
      const from = at(start);
      const bends = [pieces.straight(from, at(end))];
      const bar = at(start + LEAD / 2 + 4);
      const word = at((start + end) / 2);
      scene.transfers.set(stop.by, pieces.arrow(stop.by, from, bends, word, bar, across));
    } else {
      scene.ties.push([at(start), at(end)]);
    }
    place = end;
  });
  const [length, breadth] = [place + MARGIN, thick + 2 * MARGIN];
  return { ...scene, width: across ? length : breadth, height: across ? breadth : length };
};

export const row = (legs, isNarrow) => sceneOf(legs, !isNarrow);
