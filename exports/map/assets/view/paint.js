// Paints boxes, lines and words on the canvas. Hues, dashes and widths are read off the legend,
// so that the map and what explains it cannot differ.
import { marks } from "./marks.js";

const DIM = 0.2;
const OPEN = marks.frame.open.split(" ").map(Number);
const paths = new Map();
let look = null;

const style = (selector) => getComputedStyle(document.querySelector(selector));
const dashes = (value) => (value === "none" ? [] : value.split(/[ ,]+/).map(parseFloat));

const learn = () => {
  const boxes = style("#legend .box-sample");
  look = {
    font: style("body").fontFamily,
    ink: style("body").color,
    quiet: style("#legend .legend-title").color,
    ground: style("#map").backgroundColor,
    box: boxes.backgroundColor,
    boxLine: boxes.borderTopColor,
    name: style(":root").getPropertyValue("--name-size"),
    type: style(":root").getPropertyValue("--type-size"),
    label: style(":root").getPropertyValue("--label-size"),
  };
};

const remember = (known, key, make) => known.get(key) ?? known.set(key, make()).get(key);
let hues = new Map();
const hue = (family) => remember(hues, family, () => style(`#legend .family-${family}`).color);
const dash = (line) =>
  remember(hues, line, () => dashes(style(`#legend .line.${line}`).strokeDasharray));
const breadth = (voices) =>
  remember(hues, voices, () => parseFloat(style(`#legend .line.${voices}`).strokeWidth));

const relearn = () => {
  hues = new Map();
  learn();
};
const path = (shape) => remember(paths, shape, () => new Path2D(shape));
const strength = (ctx, dimmed) => {
  ctx.globalAlpha = dimmed ? DIM : 1;
};

const words = (ctx, lines, size, weight, colour, room) => {
  ctx.font = `${weight} ${look[size]} ${look.font}`;
  ctx.fillStyle = colour;
  ctx.textAlign = "center";
  ctx.textBaseline = "alphabetic";
  for (const [line, x, y] of lines) ctx.fillText(line, x, y, room);
};

const circle = (ctx, x, y, radius) => {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
};

const line = (ctx, dossier, drawn, dimmed, chosen) => {
  ctx.save();
  strength(ctx, dimmed);
  ctx.strokeStyle = ctx.fillStyle = hue(dossier.family);
  if (chosen) {
    ctx.save();
    ctx.globalAlpha = 0.22;
    ctx.lineWidth = breadth(dossier.breadth) + 9;
    ctx.lineCap = "round";
    ctx.stroke(path(drawn.path));
    ctx.restore();
  }
  ctx.lineWidth = breadth(dossier.breadth);
  ctx.setLineDash(dash(dossier.line));
  ctx.stroke(path(drawn.path));
  ctx.setLineDash([]);
  if (drawn.arrow) ctx.fill(path(drawn.arrow));
  if (drawn.bar) {
    ctx.lineWidth = marks.bar.line;
    ctx.stroke(path(drawn.bar));
  }
  if (drawn.ring.length) {
    circle(ctx, ...drawn.ring, marks.ring.radius);
    ctx.lineWidth = marks.ring.line;
    ctx.fillStyle = look.ground;
    ctx.fill();
    ctx.stroke();
  }
  ctx.restore();
};

const sign = (ctx, x, y) => {
  const { radius } = marks.sign;
  const reach = radius * Math.SQRT1_2;
  circle(ctx, x, y, radius);
  ctx.moveTo(x - reach, y + reach);
  ctx.lineTo(x + reach, y - reach);
  ctx.lineWidth = marks.sign.line;
  ctx.stroke();
};

const label = (ctx, dossier, drawn, dimmed, chosen) => {
  const { left, top, width, height } = drawn.label;
  ctx.save();
  ctx.fillStyle = look.ground;
  ctx.globalAlpha = 0.9;
  ctx.fillRect(left, top, width, height);
  strength(ctx, dimmed);
  ctx.strokeStyle = hue(dossier.family);
  if (drawn.sign.length) sign(ctx, ...drawn.sign);
  const room = width - (drawn.sign.length ? 16 : 0);
  words(ctx, drawn.lines, "label", chosen ? 700 : 400, hue(dossier.family), room);
  ctx.restore();
};

const ringed = (ctx, left, top, width, height) => {
  ctx.globalAlpha = 1;
  ctx.beginPath();
  ctx.roundRect(left - 5, top - 5, width + 10, height + 10, 9);
  ctx.lineWidth = 3;
  ctx.strokeStyle = look.ink;
  ctx.setLineDash([6, 3]);
  ctx.stroke();
};

// An actor of an overview: a dot.
/** @typedef {{ dimmed?: boolean, chosen?: boolean, here?: boolean, named?: boolean }} How */
/** @type {(ctx: any, dossier: any, drawn: any, how: How) => void} */
const dot = (ctx, dossier, drawn, { dimmed, chosen, here }) => {
  ctx.save();
  strength(ctx, dimmed);
  circle(ctx, drawn.x, drawn.y, chosen ? drawn.dot + 3 : drawn.dot);
  ctx.fillStyle = dossier.shape === "stock" ? look.ground : look.ink;
  ctx.fill();
  ctx.lineWidth = 2;
  ctx.strokeStyle = look.ink;
  ctx.stroke();
  if (here) ringed(ctx, drawn.x - 8, drawn.y - 8, 16, 16);
  ctx.restore();
};

// Its name, where there is room or reason for it; painted when all dots are there.
/** @type {(ctx: any, dossier: any, drawn: any, how: How) => void} */
const tag = (ctx, dossier, drawn, { dimmed, named }) => {
  const isPlaced = drawn.tag.length > 0;
  if (!isPlaced && !named) return;
  const line = isPlaced ? drawn.tag : [dossier.name.slice(0, 60), drawn.x, drawn.y - 9];
  ctx.save();
  strength(ctx, dimmed);
  ctx.lineWidth = 4;
  ctx.strokeStyle = look.ground;
  ctx.font = `600 ${look.name} ${look.font}`;
  ctx.textAlign = "center";
  ctx.strokeText(...line);
  words(ctx, [line], "name", 600, look.ink);
  ctx.restore();
};

const box = (ctx, dossier, drawn, { dimmed, chosen, here }) => {
  const stock = dossier.shape === "stock";
  ctx.save();
  ctx.beginPath();
  ctx.roundRect(drawn.left, drawn.top, drawn.width, drawn.height, stock ? 0 : marks.frame.corner);
  ctx.fillStyle = look.ground;
  ctx.fill();
  strength(ctx, dimmed);
  ctx.fillStyle = look.box;
  ctx.fill();
  ctx.lineWidth = chosen ? 3 : stock ? marks.frame.stock : marks.frame.line;
  ctx.strokeStyle = chosen || stock ? look.ink : look.boxLine;
  ctx.setLineDash(dossier.shape === "open" ? OPEN : []);
  ctx.stroke();
  ctx.setLineDash([]);
  words(ctx, drawn.lines, "name", 600, look.ink, drawn.width - 12);
  words(ctx, [drawn.type_line], "type", 400, look.quiet, drawn.width - 12);
  if (here) ringed(ctx, drawn.left, drawn.top, drawn.width, drawn.height);
  ctx.restore();
};
const actor = (ctx, dossier, drawn, how) => (drawn.dot ? dot : box)(ctx, dossier, drawn, how);

// How two actors in a row hang together where no transfer joins them.
const tie = (ctx, [[x1, y1], [x2, y2]]) => {
  ctx.save();
  ctx.strokeStyle = look.quiet;
  ctx.lineWidth = 1.5;
  ctx.setLineDash([1, 5]);
  ctx.lineCap = "round";
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.lineTo(x2, y2);
  ctx.stroke();
  ctx.restore();
};

// Everything of a sheet's drawing on another canvas, nothing dimmed.
const picture = (ctx, { actors, transfers }) => {
  for (const [dossier, drawn] of transfers) line(ctx, dossier, drawn, false, false);
  for (const [dossier, drawn] of transfers) {
    if (drawn.placed !== false) label(ctx, dossier, drawn, false, false);
  }
  for (const [dossier, drawn] of actors) actor(ctx, dossier, drawn, {});
  for (const [dossier, drawn] of actors) if (drawn.dot) tag(ctx, dossier, drawn, {});
};

// Width and dashes of a line, as attributes.
const strokeOf = (dossier) => ({
  width: breadth(dossier.breadth),
  dashes: dash(dossier.line).join(" "),
});

const colours = () => ({ ...look });

export const paint = Object.freeze({ relearn, path, line, label, actor, tag, tie, picture, colours, hue, strokeOf });
