// The map by keyboard: arrows go to the nearest box that way, Enter opens it, Escape clears.
import { data } from "./data.js";
import { dom } from "./dom.js";
import { map } from "./map.js";
import { scene } from "./scene.js";
import { choice } from "./state.js";

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const canvas = dom.byId("canvas");

// Distance that way, with what lies off to the side counted double; null behind.
const cost = (from, to, [dx, dy]) => {
  const [x, y] = [to.x - from.x, to.y - from.y];
  const ahead = x * dx + y * dy;
  const aside = Math.abs(x * dy) + Math.abs(y * dx);
  return ahead > 0 && aside <= 2 * ahead ? ahead + 2 * aside : null;
};

const places = () => [...scene.now().actors];
const least = (options) =>
  options.reduce((best, one) => (best && best[0] <= one[0] ? best : one), null)?.[1];

const nearest = (from, way) =>
  least(
    places()
      .map(([id, drawn]) => [cost(from, drawn, way), id])
      .filter(([price]) => price !== null),
  );

// Where the walk begins: at what is chosen, else at the left.
const first = () => {
  const now = choice.now();
  if (now?.kind === "actor" && scene.now().actors.has(now.id)) return now.id;
  return least(places().map(([id, { x }]) => [x, id]));
};

const go = (way) => {
  const now = scene.now().actors.get(map.here());
  const next = now ? nearest(now, way) : first();
  if (!next) return;
  map.place(next);
  const { name, type } = data.actors.get(next).dossier;
  dom.announce(`${name}, ${type}`);
};

canvas.addEventListener("keydown", (event) => {
  if (WAYS[event.key]) go(WAYS[event.key]);
  else if (event.key === "Enter" && map.here()) choice.choose("actor", map.here());
  else return;
  event.preventDefault();
});
canvas.addEventListener("blur", () => map.place(null));
