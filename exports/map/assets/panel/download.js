// What is shown, as a file: a picture of the map, or its statements as a table.
import { data } from "../view/data.js";
import { dom } from "../view/dom.js";
import { filters } from "../view/filters.js";
import { paint } from "../view/paint.js";
import { sheet } from "../view/sheet.js";
import { svgOf } from "../view/svg.js";
import { t } from "../view/words.js";
import { csvOf } from "./csv.js";

const SCALE = 2; // pixels of the picture for one of the drawing
const MOST = 12_000; // pixels along one side that browsers will still make

const save = (blob, name) => {
  const link = dom.el("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  dom.announce(t("saved", { name }));
};

const pngOf = (made, done) => {
  const canvas = document.createElement("canvas");
  const scale = Math.min(SCALE, MOST / Math.max(made.width, made.height));
  [canvas.width, canvas.height] = [made.width * scale, made.height * scale];
  const pen = canvas.getContext("2d");
  const look = paint.colours();
  pen.scale(scale, scale);
  pen.fillStyle = look.ground;
  pen.fillRect(0, 0, made.width, made.height);
  pen.save();
  pen.translate(made.left, made.top);
  paint.picture(pen, made);
  pen.restore();
  for (const [dossier, drawn] of made.samples) paint.line(pen, dossier, drawn, false, false);
  pen.fillStyle = look.ink;
  pen.textAlign = "start";
  for (const { text, x, y, size, weight } of made.texts) {
    pen.font = `${weight} ${size}px ${look.font}`;
    pen.fillText(text, x, y);
  }
  canvas.toBlob(done, "image/png");
};

const listed = () => [...data.transfers.values()].filter(({ id }) => filters.has(id));
const NAME = "armstrail-map";
const on = (id, act) => dom.byId(id).addEventListener("click", act);
on("get-png", () => pngOf(sheet.made(), (blob) => save(blob, `${NAME}.png`)));
on("get-svg", () =>
  save(new Blob([svgOf(sheet.made())], { type: "image/svg+xml" }), `${NAME}.svg`),
);
on("get-csv", () => save(new Blob([csvOf(listed())], { type: "text/csv" }), `${NAME}.csv`));
