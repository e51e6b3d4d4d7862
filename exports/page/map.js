"use strict";
// The map: vis-network pans, zooms, sizes the canvas and says when to paint; boxes and curves
// are where Python put them, and what is hit is found here.
const map = (() => {
  const LEGIBLE = 0.62; // below this scale words cannot be read; a small screen starts here
  const EDGE = 8; // pixels of a thing in view that may be cut off before the map moves
  const OVERVIEW = 0.5;
  const REACHES = [3, 7, 12]; // how far from a line a click still counts, in screen pixels

  const canvas = dom.byId("canvas");
  const size = {
    width: parseFloat(canvas.dataset.width),
    height: parseFloat(canvas.dataset.height),
  };
  const probe = document.createElement("canvas").getContext("2d");
  let here = null; // the actor under the keyboard's cursor
  let moved = false;
  let network = null;

  // What is lit: the chosen thing and what it touches; null when all is.
  const lit = () => {
    const now = choice.now();
    if (!now) return null;
    const shown = data.drawnTransfers.filter(({ id, from, to }) =>
      now.kind === "transfer" ? id === now.id : from === now.id || to === now.id,
    );
    const ids = new Set(shown.map(({ id }) => id));
    const ends = new Set(shown.flatMap(({ from, to }) => [from, to]));
    if (now.kind === "actor") ends.add(now.id);
    return { transfers: ids, actors: ends };
  };
  let light = null;

  const isChosen = (kind, id) => choice.now()?.kind === kind && choice.now().id === id;
  const paintLines = (ctx) => {
    const last = (a, b) => isChosen("transfer", a.id) - isChosen("transfer", b.id);
    const transfers = [...data.drawnTransfers].sort(last);
    for (const paintOne of [paint.line, paint.label]) {
      for (const transfer of transfers) {
        const dimmed = light !== null && !light.transfers.has(transfer.id);
        paintOne(ctx, transfer, dimmed, isChosen("transfer", transfer.id));
      }
    }
  };

  const renderer = ({ ctx, id }) => {
    const node = data.actors.get(id);
    const dimmed = light !== null && !light.actors.has(id);
    return {
      drawNode: () => paint.actor(ctx, node, dimmed, isChosen("actor", id), here === id),
      nodeDimensions: { width: node.drawn.width, height: node.drawn.height },
    };
  };

  const inside = ({ left, top, width, height }, { x, y }) =>
    x >= left && x <= left + width && y >= top && y <= top + height;

  // The transfer at a point of the drawing: by its word, else by the nearest line in reach.
  const transferAt = (point) => {
    const labelled = data.drawnTransfers.find(({ drawn }) => inside(drawn.label, point));
    if (labelled) return labelled.id;
    for (const reach of REACHES) {
      probe.lineWidth = (2 * reach) / network.getScale();
      const hit = data.drawnTransfers.find(
        ({ drawn }) =>
          probe.isPointInStroke(paint.path(drawn.path), point.x, point.y) ||
          probe.isPointInPath(paint.path(drawn.arrow), point.x, point.y),
      );
      if (hit) return hit.id;
    }
    return null;
  };

  // vis-network takes a box for a square of its "size"; that will do to leave out what is out of
  // view, but not to tell what is hit.
  const thingAt = (onScreen) => {
    const point = network.DOMtoCanvas(onScreen);
    const actor = data.drawnActors.find(({ drawn }) => inside(drawn, point));
    if (actor) return { kind: "actor", id: actor.id };
    const transfer = transferAt(point);
    return transfer ? { kind: "transfer", id: transfer } : null;
  };

  const room = () => ({ width: canvas.clientWidth, height: canvas.clientHeight });
  const wholeScale = () => Math.min(room().width / size.width, room().height / size.height, 1.4);
  const whole = () => {
    network.moveTo({ position: { x: size.width / 2, y: size.height / 2 }, scale: wholeScale() });
  };

  const degree = ({ id }) =>
    data.drawnTransfers.filter(({ from, to }) => from === id || to === id).length;
  const home = () => {
    moved = false;
    whole();
    if (wholeScale() >= OVERVIEW || !data.drawnActors.length) return;
    const hub = data.drawnActors.reduce((best, one) => (degree(one) > degree(best) ? one : best));
    // As near to the hub as it goes without ground beyond the drawing coming into view.
    const held = (at, whole, seen) =>
      seen >= whole ? whole / 2 : Math.min(Math.max(at, seen / 2), whole - seen / 2);
    const x = held(hub.x, size.width, room().width / LEGIBLE);
    const y = held(hub.y, size.height, room().height / LEGIBLE);
    network.moveTo({ position: { x, y }, scale: LEGIBLE });
  };

  const zoom = (factor) => {
    moved = true;
    network.moveTo({ scale: Math.min(4, Math.max(0.08, network.getScale() * factor)) });
  };

  // Brings a point of the drawing into view if it is not; nothing moves otherwise.
  const show = (x, y) => {
    const at = network.canvasToDOM({ x, y });
    const inside = (value, whole) => value > EDGE && value < whole - EDGE;
    if (inside(at.x, room().width) && inside(at.y, room().height)) return;
    moved = true;
    network.moveTo({ position: { x, y } });
  };
  const showChosen = (now) => {
    const thing = now && (now.kind === "actor" ? data.actors : data.transfers).get(now.id);
    if (!thing?.dossier.drawn) return;
    const box = thing.drawn.label ?? thing.drawn;
    show(box.left + box.width / 2, box.top + box.height / 2);
  };

  const refresh = () => {
    light = lit();
    network.redraw();
  };

  const place = (id) => {
    here = id;
    if (id) show(data.actors.get(id).x, data.actors.get(id).y);
    network.redraw();
  };

  const start = () => {
    paint.relearn();
    dom.byId("map").style.aspectRatio = `${size.width} / ${size.height}`;
    const nodes = data.drawnActors.map(({ id, x, y, shape, size: half }) => ({
      id,
      x,
      y,
      shape,
      size: half,
      ctxRenderer: renderer,
    }));
    const edges = data.drawnTransfers.map(({ id, from, to }) => ({ id, from, to, hidden: true }));
    network = new vis.Network(canvas, { nodes, edges }, data.options);
    network.on("beforeDrawing", paintLines);
    network.on("click", ({ pointer }) => {
      const thing = thingAt(pointer.DOM);
      if (thing) choice.choose(thing.kind, thing.id);
      else choice.clear();
    });
    network.on("dragStart", () => (moved = true));
    network.on("zoom", () => (moved = true));
    // vis-network puts its old view back once its listeners have heard of the new size.
    network.on("resize", () => queueMicrotask(() => moved || home()));
    canvas.addEventListener("mousemove", ({ offsetX, offsetY }) => {
      canvas.style.cursor = thingAt({ x: offsetX, y: offsetY }) ? "pointer" : "grab";
    });
    // A wheel alone scrolls the page; with Ctrl (or a pinch, which browsers send so) it zooms.
    const guard = (event) => event.ctrlKey || event.metaKey || event.stopPropagation();
    canvas.addEventListener("wheel", guard, { capture: true });
    choice.onChange((now) => {
      refresh();
      showChosen(now);
    });
    theme.onChange(() => {
      paint.relearn();
      refresh();
    });
    home();
  };
  start();

  const toPage = ([x, y]) => {
    const at = network.canvasToDOM({ x, y });
    const { left, top } = canvas.getBoundingClientRect();
    return { x: at.x + left, y: at.y + top };
  };

  return Object.freeze({ zoom, whole, home, place, here: () => here, toPage });
})();

// For tests and bookmarklets: what is drawn and where it is on the screen now. Read only.
Object.defineProperty(window, "armstrail", {
  value: Object.freeze({
    actors: () => data.drawnActors.map(({ id, x, y }) => ({ id, ...map.toPage([x, y]) })),
    transfers: () =>
      data.drawnTransfers.map(({ id, drawn }) => ({
        id,
        label: map.toPage([
          drawn.label.left + drawn.label.width / 2,
          drawn.label.top + drawn.label.height / 2,
        ]),
        points: drawn.points.map(map.toPage),
      })),
    chosen: () => choice.now(),
  }),
});
