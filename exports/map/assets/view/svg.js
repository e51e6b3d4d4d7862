// A sheet as a text of SVG that stands by itself: every colour and size written on the element.
import { marks } from "./marks.js";
import { paint } from "./paint.js";

const NS = "http://www.w3.org/2000/svg";
const UNPRINTABLE = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const el = (name, values, ...children) => {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(values)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
};

const pen = document.createElement("canvas").getContext("2d");

// A line of words; what would run wider than its room is condensed into it.
const words = ([text, x, y], size, weight, fill, room = 0, anchor = "middle") => {
  const said = String(text).replace(UNPRINTABLE, "\ufffd");
  const look = { "font-size": size, "font-weight": weight, fill, "text-anchor": anchor };
  pen.font = `${weight} ${size}px ${paint.colours().font}`;
  const isWide = room && pen.measureText(said).width > room;
  const fitted = isWide ? { textLength: room, lengthAdjust: "spacingAndGlyphs" } : {};
  return el("text", { x, y, ...look, ...fitted }, said);
};

const line = (dossier, drawn) => {
  const stroke = paint.hue(dossier.family);
  const { width, dashes } = paint.strokeOf(dossier);
  const values = { d: drawn.path, fill: "none", stroke, "stroke-width": width };
  const shaft = el("path", dashes ? { ...values, "stroke-dasharray": dashes } : values);
  const parts = [shaft];
  if (drawn.arrow) parts.push(el("path", { d: drawn.arrow, fill: stroke }));
  if (drawn.bar) parts.push(el("path", { d: drawn.bar, stroke, "stroke-width": marks.bar.line }));
  if (drawn.ring.length) {
    const [cx, cy] = drawn.ring;
    const ground = paint.colours().ground;
    parts.push(el("circle", { cx, cy, r: marks.ring.radius, fill: ground, stroke, "stroke-width": marks.ring.line }));
  }
  return el("g", {}, ...parts);
};

const label = (dossier, drawn) => {
  const { left, top, width, height } = drawn.label;
  const fill = paint.hue(dossier.family);
  const ground = { x: left, y: top, width, height, fill: paint.colours().ground };
  const parts = [el("rect", ground), ...drawn.lines.map((one) => words(one, marks.letters.label, 400, fill, width))];
  if (drawn.sign.length) {
    const [x, y] = drawn.sign;
    const to = marks.sign.reach;
    const pen = { fill: "none", stroke: fill, "stroke-width": marks.sign.line };
    parts.push(el("circle", { cx: x, cy: y, r: marks.sign.radius, ...pen }));
    parts.push(el("path", { d: `M${x - to},${y + to}L${x + to},${y - to}`, ...pen }));
  }
  return el("g", {}, ...parts);
};

const actor = (dossier, drawn) => {
  const look = paint.colours();
  if (drawn.dot) {
    const dot = el("circle", { cx: drawn.x, cy: drawn.y, r: drawn.dot, fill: look.ink });
    return el("g", {}, dot, ...(drawn.tag.length ? [words(drawn.tag, marks.letters.name, 600, look.ink)] : []));
  }
  const stock = dossier.shape === "stock";
  const box = el("rect", {
    ...{ x: drawn.left, y: drawn.top, width: drawn.width, height: drawn.height },
    ...{ rx: stock ? 0 : marks.frame.corner, fill: look.box, stroke: stock ? look.ink : look.boxLine },
    "stroke-width": stock ? marks.frame.stock : marks.frame.line,
    ...(dossier.shape === "open" ? { "stroke-dasharray": marks.frame.open } : {}),
  });
  const room = drawn.width - 12;
  const names = drawn.lines.map((one) => words(one, marks.letters.name, 600, look.ink, room));
  return el("g", {}, box, ...names, words(drawn.type_line, marks.letters.type, 400, look.quiet, room));
};

export const svgOf = ({ width, height, left, top, actors, transfers, samples, texts }) => {
  const look = paint.colours();
  const drawing = el(
    "g",
    { transform: `translate(${left} ${top})` },
    ...transfers.map((one) => line(...one)),
    ...transfers.filter(([, drawn]) => drawn.placed !== false).map((one) => label(...one)),
    ...actors.map((one) => actor(...one)),
  );
  const sheet = el(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, width, height, "font-family": look.font },
    el("rect", { width, height, fill: look.ground }),
    drawing,
    ...samples.map((one) => line(...one)),
    ...texts.map(({ text, x, y, size, weight }) =>
      words([text, x, y], size, weight, look.ink, 0, "start"),
    ),
  );
  return new XMLSerializer().serializeToString(sheet);
};
