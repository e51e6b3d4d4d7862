// The page, put together in this order; then its first drawing, and its one name for the outside.
import { makeEngine } from "./engine/answer.js";
import { makeVerdict } from "./engine/verdict.js";
import { data } from "./view/data.js";
import { choice, state } from "./view/state.js";
import "./view/filters.js";
import { answers } from "./view/answers.js";
import { light } from "./view/light.js";
import { row } from "./view/row.js";
import { scene } from "./view/scene.js";
import { star } from "./view/star.js";
import { map } from "./view/map.js";
import "./view/keys.js";
import "./panel/panel.js";
import "./panel/controls.js";
import { gazetteer } from "./panel/finder.js";
import "./panel/tools.js";
import { makeFigures } from "./view/figures.js";
import { fillLater } from "./view/table.js";
import { t } from "./view/words.js";
import "./panel/download.js";
import "./panel/fragment.js";

// Everything has been read: the first and only drawing so far.
map.wake();
fillLater();

// For tests and bookmarklets: what is drawn and where it is on the screen now, and the parts of
// the page that say and set what is shown.
Object.defineProperty(window, "armstrail", {
  value: Object.freeze({
    actors: () => [...scene.now().actors].map(([id, { x, y }]) => ({ id, ...map.toPage([x, y]) })),
    transfers: () =>
      [...scene.now().transfers].map(([id, { label, points }]) => ({
        id,
        label: map.toPage([label.left + label.width / 2, label.top + label.height / 2]),
        points: points.map(map.toPage),
      })),
    chosen: () => choice.now() && { ...choice.now() },
    painted: () => map.painted().map(([id]) => id),
    answer: () => answers.now(),
    ...{ choice, data, gazetteer, light, makeEngine, makeFigures, makeVerdict, map, row, star, state, t },
  }),
});
