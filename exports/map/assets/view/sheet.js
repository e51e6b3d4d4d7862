// A picture to be kept: what the map shows now, under its title and over its legend, its caveats
// and its address, so that it says the same wherever it is printed.
import { data } from "./data.js";
import { filters } from "./filters.js";
import { map } from "./map.js";
import { marks } from "./marks.js";
import { paint } from "./paint.js";
import { scene } from "./scene.js";
import { about, t } from "./words.js";

const MARGIN = 24;
const ACROSS = 4;
const LINE = 20;
const HALF = marks.arrow.half;
const BAR = marks.bar.half;
const LEAST = 900;
const pen = document.createElement("canvas").getContext("2d");

const wrapped = (text, size, weight, room) => {
  pen.font = `${weight} ${size}px ${paint.colours().font}`;
  const lines = [];
  for (const word of text.split(" ")) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && pen.measureText(longer).width <= room) lines[lines.length - 1] = longer;
    else lines.push(word.slice(0, 300));
  }
  return lines;
};

// A line of the legend, as if it were a transfer.
const sample = (family, line, breadth, x, y, word, disputed = false) => [
  { family, line, breadth },
  {
    path: `M${x},${y}L${x + (line === "short" ? 28 : 34)},${y}`,
    arrow: line === "short" ? "" : `M${x + 43},${y}L${x + 33},${y - HALF}L${x + 33},${y + HALF}Z`,
    bar: disputed ? `M${x + 16},${y - BAR}L${x + 16},${y + BAR}` : "",
    ring: line === "open" ? [x + 4, y] : [],
    word,
  },
];

const rows = (entries) =>
  entries.length > ACROSS ? [entries.slice(0, ACROSS), ...rows(entries.slice(ACROSS))] : [entries];

const legend = () => {
  const kinds = about.kinds.map(({ id, name }) => [id, "documented", "voices-1", name]);
  const bands = about.bands.map((band) => ["plain", band, "voices-1", band]);
  const widths = marks.widths.map((breadth, at) => [
    "plain",
    "documented",
    breadth,
    t("voices", { n: at + 1 }),
  ]);
  const others = [
    ["plain", "documented", "voices-1", t("mark-disputed"), true],
    ["plain", "short", "voices-1", t("mark-short")],
  ];
  return [kinds, bands, widths, others].flatMap(rows);
};

const notes = () => {
  const { shown, all } = { shown: filters.drawn().length, all: data.drawnTransfers.length };
  return [
    shown < all && t("shown", { shown, all }),
    ...about.left_out,
    t("support-means"),
    t("no-wrongdoing"),
    window.location.protocol.startsWith("http") && window.location.href,
  ].filter(Boolean);
};

const made = () => {
  const now = scene.now();
  const width = Math.max(now.width + 2 * MARGIN, LEAST);
  const texts = [];
  const samples = [];
  let y = MARGIN;
  const write = (text, size, weight) => {
    for (const line of wrapped(text, size, weight, width - 2 * MARGIN)) {
      y += size * 1.3;
      texts.push({ text: line, x: MARGIN, y, size, weight });
    }
  };
  write(document.title, 24, 700);
  write(t("claims"), 16, 600);
  const top = y + MARGIN;
  y = top + now.height + MARGIN;
  for (const row of legend()) {
    y += LINE + 4;
    row.forEach(([family, line, breadth, word, disputed], at) => {
      const x = MARGIN + at * ((width - 2 * MARGIN) / ACROSS);
      samples.push(sample(family, line, breadth, x, y - 5, word, disputed));
      texts.push({ text: word, x: x + 52, y, size: 14, weight: 400 });
    });
  }
  y += 10;
  notes().forEach((note) => write(note, 13, 400));
  const left = (width - now.width) / 2;
  const actors = [...now.actors].map(([id, drawn]) => [data.actors.get(id).dossier, drawn]);
  const transfers = map.painted().map(([id, drawn]) => [data.transfers.get(id).dossier, drawn]);
  return { width, height: y + MARGIN, left, top, actors, transfers, samples, texts };
};

export const sheet = Object.freeze({ made });
