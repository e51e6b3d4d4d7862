// One step around an actor: who is said to have given to it, and to whom it is said to have
// given. On a wide screen in three columns, on a narrow one in a column with the arrows beside it.
import { filters } from "./filters.js";
import { pieces } from "./pieces.js";

const SLOT = 8; // between the words of two arrows
const GAP = 16; // between two boxes
const MARGIN = 14;
const LEAD = 26; // of an arrow before and after its word

// The neighbours on one side, each with its transfers; who gives and takes stands where it
// does the more of it.
const neighbours = (id, shown) => {
  const by = new Map();
  for (const one of shown) {
    if (one.from === one.to || (one.from !== id && one.to !== id)) continue;
    const other = one.from === id ? one.to : one.from;
    by.set(other, [...(by.get(other) ?? []), one]);
  }
  const groups = [...by].map(([actor, transfers]) => {
    const gives = transfers.filter(({ to }) => to === id).length;
    return { actor, transfers, side: 2 * gives >= transfers.length ? "in" : "out" };
  });
  const on = (side) => groups.filter((group) => group.side === side);
  return { givers: on("in"), receivers: on("out") };
};

// Places from top to bottom: each group with its middle and the heights of its arrows.
const stacked = (groups, top) => {
  let y = top;
  const placed = groups.map((group) => {
    const heights = group.transfers.map(({ id }) => pieces.labelSize(id).height + SLOT);
    const lines = heights.reduce((sum, one) => sum + one, 0);
    const height = Math.max(lines, pieces.sizeOf(group.actor).height) + GAP;
    let at = y + (height - lines) / 2;
    const slots = heights.map((one) => (at += one) - one / 2);
    const middle = y + height / 2;
    y += height;
    return { ...group, slots, middle, lines };
  });
  return { placed, bottom: y };
};

const widest = (groups) => Math.max(0, ...groups.map(({ actor }) => pieces.sizeOf(actor).width));
const longest = (groups) =>
  Math.max(0, ...groups.flatMap((g) => g.transfers.map(({ id }) => pieces.labelSize(id).width)));

const reversed = (start, bends) => {
  const points = [start, ...bends.flat()].reverse();
  const cubics = [];
  for (let at = 1; at < points.length; at += 3) cubics.push(points.slice(at, at + 3));
  return [points[0], cubics];
};

// An arrow from a neighbour to the middle, or, where the transfer runs the other way, back.
const joining = (transfer, inwards, from, bends, at, bar) => {
  const [start, way] = inwards ? [from, bends] : reversed(from, bends);
  return pieces.arrow(transfer.id, start, way, at, bar);
};

const wide = (id, { givers, receivers }) => {
  const lines = (groups) => groups.reduce((sum, { transfers }) => sum + transfers.length, 0);
  const most = Math.max(lines(givers), lines(receivers));
  const size = pieces.sizeOf(id);
  const own = { width: size.width, height: Math.max(size.height, 9 * most) };
  const left = stacked(givers, MARGIN);
  const right = stacked(receivers, MARGIN);
  const height = Math.max(left.bottom, right.bottom, own.height + 2 * MARGIN) + MARGIN;
  const room = (groups) => (groups.length ? longest(groups) + 2 * LEAD + 70 : 0);
  const start = MARGIN + widest(givers);
  const centre = start + room(givers) + own.width / 2;
  const end = centre + own.width / 2 + room(receivers);
  const actors = new Map([[id, pieces.box(id, centre, height / 2, own.height)]]);
  const transfers = new Map();
  const side = (groups, bottom, border, sign) => {
    const all = lines(groups);
    const step = Math.min(14, (own.height - 12) / Math.max(all - 1, 1));
    const shift = (height - MARGIN - bottom) / 2;
    let number = 0;
    for (const { actor, transfers: own_, slots, middle, lines: high } of groups) {
      const { width } = pieces.sizeOf(actor);
      actors.set(actor, pieces.box(actor, border - (sign * width) / 2, middle + shift, high));
      own_.forEach((one, at) => {
        const y = slots[at] + shift;
        const word = pieces.labelSize(one.id).width;
        const turn = border + sign * (word + LEAD + 16);
        const goal = [
          centre - (sign * own.width) / 2,
          height / 2 + (number - (all - 1) / 2) * step,
        ];
        const bend = (goal[0] - turn) * 0.5;
        const bends = [
          pieces.straight([border, y], [turn, y]),
          [[turn + bend, y], [goal[0] - bend, goal[1]], goal],
        ];
        const label = [border + sign * (LEAD + word / 2), y];
        const inwards = one.to === id;
        const bar = [border + sign * (LEAD + word + 10), y];
        transfers.set(one.id, joining(one, inwards, [border, y], bends, label, bar));
        number += 1;
      });
    }
  };
  side(left.placed, left.bottom, start, 1);
  side(right.placed, right.bottom, end, -1);
  return { width: end + widest(receivers) + MARGIN, height, actors, transfers };
};

const narrow = (id, { givers, receivers }) => {
  const own = pieces.sizeOf(id);
  const every = [...givers, ...receivers];
  const rail = Math.min(50, 10 + 8 * every.length);
  const border = MARGIN + rail + longest(every) + 2 * LEAD;
  const width = Math.max(border + widest(every), own.width + MARGIN) + MARGIN;
  const above = stacked(givers, MARGIN);
  const middle = above.bottom + (givers.length ? 34 : 0) + own.height / 2;
  const below = stacked(receivers, middle + own.height / 2 + (receivers.length ? 34 : 0));
  const actors = new Map([[id, pieces.box(id, MARGIN + own.width / 2, middle)]]);
  const transfers = new Map();
  const side = (groups, downwards) => {
    const lines = groups.flatMap(({ transfers: all, slots, actor }) =>
      all.map((one, at) => ({ one, y: slots[at], actor })),
    );
    const order = downwards ? lines : [...lines].reverse();
    const step = lines.length > 1 ? rail / lines.length : 0;
    for (const { actor, middle: y, lines: high } of groups) {
      actors.set(actor, pieces.box(actor, border + pieces.sizeOf(actor).width / 2, y, high));
    }
    order.forEach(({ one, y }, number) => {
      const x = MARGIN + 12 + number * step;
      const word = pieces.labelSize(one.id).width;
      const goal = [x, middle + ((downwards ? -1 : 1) * own.height) / 2];
      const turn = y + (downwards ? 12 : -12);
      const bends = [
        pieces.straight([border, y], [x + 12, y]),
        [[x + 4, y], [x, y + (downwards ? 4 : -4)], [x, turn]],
        pieces.straight([x, turn], goal),
      ];
      const label = [border - LEAD - word / 2, y];
      const bar = [border - LEAD - word - 9, y];
      transfers.set(one.id, joining(one, one.to === id, [border, y], bends, label, bar));
    });
  };
  side(above.placed, true);
  side(below.placed, false);
  return { width, height: Math.max(below.bottom, middle + own.height / 2) + MARGIN, actors, transfers };
};

export const star = (id, isNarrow) => {
  const groups = neighbours(id, filters.drawn());
  return (isNarrow ? narrow : wide)(id, groups);
};
