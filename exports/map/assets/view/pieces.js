// Boxes, words and arrows moved to another place, and arrows drawn anew: what the views that the
// page lays out by itself are made of. The shapes are those of exports/map/drawing.py.
import { data } from "./data.js";
import { marks } from "./marks.js";

const ARROW = marks.arrow;
const RING = marks.ring.radius + marks.ring.off;
const BAR = marks.bar.half;
const SHORT = marks.short;
const MOST = marks.widths.length;

const shifted = ([text, x, y], dx, dy) => [text, x + dx, y + dy];

// An actor's box with its middle at x, y, at least so high.
const box = (id, x, y, least = 0) => {
  const { drawn } = data.actors.get(id);
  const height = Math.max(drawn.height, least);
  const [left, top] = [x - drawn.width / 2, y - height / 2];
  const [dx, dy] = [left - drawn.left, y - drawn.height / 2 - drawn.top];
  return {
    ...drawn,
    ...{ left, top, x, y, height, dot: 0 },
    size: Math.max(drawn.width, height) / 2,
    lines: drawn.lines.map((line) => shifted(line, dx, dy)),
    type_line: shifted(drawn.type_line, dx, dy),
  };
};

const sizeOf = (id) => {
  const { width, height } = data.actors.get(id).drawn;
  return { width, height };
};
const labelSize = (id) => data.transfers.get(id).drawn.label;

// A transfer's word with its middle at x, y.
const label = (id, x, y) => {
  const { drawn } = data.transfers.get(id);
  const { width, height } = drawn.label;
  const [left, top] = [x - width / 2, y - height / 2];
  const [dx, dy] = [left - drawn.label.left, top - drawn.label.top];
  return {
    label: { left, top, width, height },
    lines: drawn.lines.map((line) => shifted(line, dx, dy)),
    sign: drawn.sign.length ? [drawn.sign[0] + dx, drawn.sign[1] + dy] : [],
  };
};

const text = (points) => points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`);
const distance = ([x1, y1], [x2, y2]) => Math.hypot(x2 - x1, y2 - y1);
/** @type {(from: number[], to: number[]) => [number, number]} */
const unit = ([x1, y1], [x2, y2]) => {
  const length = distance([x1, y1], [x2, y2]) || 1;
  return [(x2 - x1) / length, (y2 - y1) / length];
};

const head = (tip, [ux, uy], scale) => {
  const [length, half] = [ARROW.length * scale, ARROW.half * scale];
  const [bx, by] = [tip[0] - ux * length, tip[1] - uy * length];
  const corners = [tip, [bx - uy * half, by + ux * half], [bx + uy * half, by - ux * half]];
  const [a, b, c] = text(corners);
  return `M${a}L${b} ${c}Z`;
};

// An arrow along points of a line that is straight at both ends, `bend` between: a list of
// [control, control, end] that are joined as cubics. The word stands at `at`, the bar of a
// dispute at `bar`, across a line that is level there, or upright. What is no arrow stops short.
const arrow = (id, start, bends, at, bar, isLevel = true) => {
  const { dossier, drawn } = data.transfers.get(id);
  const scale = dossier.voices ? 1 + ARROW.growth * (Math.min(dossier.voices, MOST) - 1) : 1;
  const last = bends.at(-1);
  const tip = last[2];
  const way = unit(last[1], tip);
  const isArrow = !dossier.no_edge;
  const open = Math.min(SHORT.length, SHORT.share * distance(start, tip));
  const off = isArrow ? ARROW.length * scale * ARROW.covered : open;
  const end = [0, 1].map((at) => tip[at] - way[at] * off);
  const control = distance(last[1], tip) > off ? last[1] : end;
  const shaft = [...bends.slice(0, -1).flat(), last[0], control, end];
  const out = unit(start, bends[0][0]);
  const across = isLevel ? [0, BAR] : [BAR, 0];
  const ends = [1, -1].map((side) => [bar[0] + side * across[0], bar[1] + side * across[1]]);
  return {
    path: `M${text([start])[0]}C${text(shaft).join(" ")}`,
    arrow: isArrow ? head(tip, way, scale) : "",
    ...label(id, ...at),
    bar: drawn.bar ? `M${text(ends).join("L")}` : "",
    ring: drawn.ring.length ? [start[0] + out[0] * RING, start[1] + out[1] * RING] : [],
    points: [start, at, tip],
  };
};

const straight = (from, to) => {
  const third = (part) => [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
  return [third(1 / 3), third(2 / 3), to];
};

export const pieces = Object.freeze({ box, sizeOf, labelSize, arrow, straight });
