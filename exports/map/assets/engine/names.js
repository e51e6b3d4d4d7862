// What a person typed, to an actor: case, accents, punctuation and spelling forgiven, as
// graph/model/names.py forgives them; and a part of a name, for it is being typed.

const SURE = 80;
const MARGIN = 5;
const WORD = 60;
const SHORTEST_MISSPELT = 4;

const fold = (text) => {
  const bare = text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();
  const found = bare.replace(/[.'`‘’ʼ]/g, "").match(/[\p{L}\p{N}]+/gu) ?? [];
  return (found[0] === "the" && found.length > 1 ? found.slice(1) : found).join(" ");
};

// How alike two texts are, 0 to 100: twice their longest common subsequence, of both lengths.
const ratio = (one, other) => {
  const [a, b] = [[...one], [...other]];
  let row = new Array(b.length + 1).fill(0);
  for (const letter of a) {
    const next = [0];
    for (let at = 1; at <= b.length; at += 1) {
      next[at] = letter === b[at - 1] ? row[at - 1] + 1 : Math.max(row[at], next[at - 1]);
    }
    row = next;
  }
  const whole = a.length + b.length;
  return whole ? (200 * row[b.length]) / whole : 100;
};

// Words may be turned round; a name with other words is another name.
const alike = (one, other) => {
  const [mine, theirs] = [one.split(" ").sort(), other.split(" ").sort()];
  const whole = Math.max(ratio(one, other), ratio(mine.join(" "), theirs.join(" ")));
  const same =
    mine.length === theirs.length && mine.every((word, at) => ratio(word, theirs[at]) >= WORD);
  return same ? whole : Math.min(whole, SURE - 1);
};

const result = (ids, how) => ({ ids, how });

export const makeGazetteer = (actors) => {
  const all = actors.map((actor) => {
    const { name, aliases } = actor.dossier;
    return { id: actor.id, known: [...new Set([name, ...aliases, actor.id].map(fold))] };
  });

  const nearest = (sought) =>
    all
      .map(({ id, known }) => [id, Math.max(...known.map((name) => alike(sought, name)))])
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));

  // Ids of the actors that the text can mean, and how it was read: "exact", "part", "spelling",
  // or "none" with the nearest.
  const find = (text) => {
    const typed = text.trim().slice(0, 200);
    if (actors.some(({ id }) => id === typed)) return result([typed], "exact");
    const sought = fold(typed);
    if (!sought) return result([], "none");
    const tests = [
      ["exact", (name) => name === sought],
      ["part", (name) => name.startsWith(sought)],
      ["part", (name) => name.includes(sought)],
    ];
    for (const [how, test] of tests) {
      const found = all.filter(({ known }) => known.some(test));
      if (found.length) return result(found.map(({ id }) => id), how);
    }
    const near = nearest(sought);
    const sure = near.filter(([, score]) => score >= SURE && score > near[0][1] - MARGIN);
    if (sure.length && sought.length >= SHORTEST_MISSPELT) {
      return result(sure.map(([id]) => id), "spelling");
    }
    return result(near.slice(0, 3).map(([id]) => id), "none");
  };

  return Object.freeze({ find });
};
