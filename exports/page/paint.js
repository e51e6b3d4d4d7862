"use strict";
// Paints boxes, lines and words on the canvas. Hues, dashes and widths are read off the legend,
// so that the map and what explains it cannot differ.
const paint = (() => {
  const DIM = 0.2;
  const SIGN = 4.6;
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

  const line = (ctx, transfer, dimmed, chosen) => {
    const { dossier, drawn } = transfer;
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
    ctx.fill(path(drawn.arrow));
    if (drawn.bar) {
      ctx.lineWidth = 2.6;
      ctx.stroke(path(drawn.bar));
    }
    if (drawn.ring.length) {
      circle(ctx, ...drawn.ring, 3.6);
      ctx.lineWidth = 1.6;
      ctx.fillStyle = look.ground;
      ctx.fill();
      ctx.stroke();
    }
    ctx.restore();
  };

  const sign = (ctx, x, y) => {
    circle(ctx, x, y, SIGN);
    const reach = SIGN * Math.SQRT1_2;
    ctx.moveTo(x - reach, y + reach);
    ctx.lineTo(x + reach, y - reach);
    ctx.lineWidth = 1.5;
    ctx.stroke();
  };

  const label = (ctx, transfer, dimmed, chosen) => {
    const { dossier, drawn } = transfer;
    const { left, top, width, height } = drawn.label;
    ctx.save();
    ctx.fillStyle = look.ground;
    ctx.globalAlpha = 0.9;
    ctx.fillRect(left, top, width, height);
    strength(ctx, dimmed);
    ctx.strokeStyle = hue(dossier.family);
    if (drawn.sign.length) sign(ctx, ...drawn.sign);
    words(ctx, drawn.lines, "label", chosen ? 700 : 400, hue(dossier.family), width);
    ctx.restore();
  };

  const actor = (ctx, node, dimmed, chosen, here) => {
    const { drawn, dossier } = node;
    const stock = dossier.shape === "stock";
    const shape = () => {
      ctx.beginPath();
      ctx.roundRect(drawn.left, drawn.top, drawn.width, drawn.height, stock ? 0 : 6);
    };
    ctx.save();
    shape();
    ctx.fillStyle = look.ground;
    ctx.fill();
    strength(ctx, dimmed);
    ctx.fillStyle = look.box;
    ctx.fill();
    ctx.lineWidth = chosen ? 3 : stock ? 2 : 1;
    ctx.strokeStyle = chosen || stock ? look.ink : look.boxLine;
    ctx.setLineDash(dossier.shape === "open" ? [4, 3] : []);
    ctx.stroke();
    ctx.setLineDash([]);
    words(ctx, drawn.lines, "name", 600, look.ink, drawn.width - 12);
    words(ctx, [drawn.type_line], "type", 400, look.quiet, drawn.width - 12);
    if (here) {
      ctx.globalAlpha = 1;
      ctx.beginPath();
      ctx.roundRect(drawn.left - 5, drawn.top - 5, drawn.width + 10, drawn.height + 10, 9);
      ctx.lineWidth = 3;
      ctx.strokeStyle = look.ink;
      ctx.setLineDash([6, 3]);
      ctx.stroke();
    }
    ctx.restore();
  };

  return Object.freeze({ relearn, path, line, label, actor });
})();
