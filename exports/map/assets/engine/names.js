// What a person typed, to an actor, as graph/model/names.py and graph/model/spelling.py have it:
// what is plainly written the same is found, and a letter or two may be wrong, but never one that
// makes another party of the name. A part of a name is offered, and never taken for the whole.

const MOST_LETTERS = 2;
const ONE_FROM = 5;
const TWO_FROM = 7;
const OFFERED = 45;

const SPELT_OTHERWISE = { defence: "defense", organisation: "organization", centre: "center" };
const PREFIXES = ["anti", "counter", "pro", "ex", "un", "non", "neo", "pan", "pre", "post", "sub", "dis"];
const ROMAN = /^m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/;

/** @returns {[string, string][]} */
const pairs = (letters, one) => [...letters].map((letter) => [letter, one]);
const LETTERS = new Map([
  ...pairs("\u0622\u0623\u0625\u0671\u0672\u0673", "\u0627"),
  ...pairs("\u0626\u0649\u06cc\u06cd\u06d0\u06d2", "\u064a"),
  ...pairs("\u06a9\u06aa\u06ab", "\u0643"),
  ...pairs("\u0629\u06be\u06c0\u06c1\u06c3\u06d5", "\u0647"),
  ["\u0624", "\u0648"],
  ...pairs("\u0621\u0640", ""),
  ["\u0131", "i"],
  ["\u00f8", "o"],
  ["\u0142", "l"],
  ...pairs("\u0111\u00f0", "d"),
  ["\u00e6", "ae"],
  ["\u0153", "oe"],
  ["\u00fe", "th"],
]);

const bare = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{Mn}|\p{Cf}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/[.'`\u00b4\u2018\u2019\u201b\u2032\u02b0-\u02c1\u02c8\u02ca\u02cb\ua78c\u05f3]/g, "");

const wordsOf = (text) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const withoutThe = (words) => (words[0] === "the" && words.length > 1 ? words.slice(1) : words);

const fold = (text) => withoutThe(wordsOf(bare(text))).join(" ");

const withoutAcronym = (text) => {
  const found = /\s*\(\s*([^()]{2,15}?)\s*\)?\s*$/.exec(text);
  if (!found || !text.slice(0, found.index).trim()) return text;
  const letters = [...found[1]].filter((letter) => /\p{L}/u.test(letter));
  const capitals = letters.filter((letter) => /\p{Lu}/u.test(letter)).length;
  return letters.length && 2 * capitals > letters.length ? text.slice(0, found.index) : text;
};

const foldName = (text) => {
  const letters = [...bare(withoutAcronym(text))].map((one) => LETTERS.get(one) ?? one).join("");
  const plain = letters
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u05be]/g, "-")
    .replace(
      /(?<![\p{L}\p{N}_])(?:al[ -]|el-|ul-|ash-(?=sh)|as-(?=s)|an-(?=n)|ar-(?=r)|ath-(?=th)|at-(?=t)|adh-(?=dh)|ad-(?=d)|az-(?=z))(?=[\p{L}\p{N}_])/gu,
      "",
    );
  let words = withoutThe(wordsOf(wordsOf(plain).join(" ").replace(/^(?:the )?so called (?=[\p{L}\p{N}])/u, "")));
  while (words.length > 1 && ["group", "province"].includes(words.at(-1))) words = words.slice(0, -1);
  return words.map((word) => SPELT_OTHERWISE[word] ?? word).join(" ") || fold(text);
};

// Optimal string alignment: letters left out, put in, exchanged, or two turned round.
const distance = (one, other) => {
  const [a, b] = [[...one], [...other]];
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let n = 1; n <= a.length; n += 1) {
    const row = [n];
    for (let at = 1; at <= b.length; at += 1) {
      const same = a[n - 1] === b[at - 1] ? 0 : 1;
      row[at] = Math.min(rows[n - 1][at] + 1, row[at - 1] + 1, rows[n - 1][at - 1] + same);
      if (n > 1 && at > 1 && a[n - 1] === b[at - 2] && a[n - 2] === b[at - 1]) {
        row[at] = Math.min(row[at], rows[n - 2][at - 2] + 1);
      }
    }
    rows.push(row);
  }
  return rows[a.length][b.length];
};

const acronyms = (text) => {
  const loud = text.toUpperCase() === text && text.trim().split(/\s+/).length > 1;
  return new Set(loud ? [] : (text.match(/\b[A-Z][A-Z0-9]{1,6}\b/g) ?? []).map((one) => one.toLowerCase()));
};

const quoted = (text) => {
  const plain = text.trim();
  const marks = "\"'\u201c\u201d\u2018\u2019\u00ab\u00bb\u201e";
  const inside = plain.slice(1, -1).trim();
  return plain.length > 2 && marks.includes(plain[0]) && marks.includes(plain.at(-1)) ? inside : "";
};

const withoutPlural = (word) => word.replace(/s+$/, "");
const plural = (one, other) =>
  withoutPlural(one) === withoutPlural(other) && Math.min(one.length, other.length) >= ONE_FROM;

const opposed = (one, other) => {
  const [longer, shorter] = one.length >= other.length ? [one, other] : [other, one];
  return PREFIXES.some((prefix) => longer === prefix + shorter);
};

const allowed = (typed, known, alone) => {
  const [shortest, longest] = [Math.min(typed.length, known.length), Math.max(typed.length, known.length)];
  if (shortest < ONE_FROM - (alone ? 0 : 1)) return 0;
  return longest >= TWO_FROM && shortest >= TWO_FROM - 1 ? MOST_LETTERS : 1;
};

// The words that are not in both, each beside the one of the other side nearest to it.
const differing = (mine, theirs) => {
  const [left, right] = [[...mine], [...theirs]];
  for (const word of mine) {
    const at = right.indexOf(word);
    if (at >= 0) {
      left.splice(left.indexOf(word), 1);
      right.splice(at, 1);
    }
  }
  if (left.length > MOST_LETTERS) return null;
  return left.map((word) => {
    const near = right.reduce((best, one) => (distance(word, one) < distance(word, best) ? one : best));
    right.splice(right.indexOf(near), 1);
    return [word, near];
  });
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

const result = (ids, how) => ({ ids, how });

// `distinctWords` are the words that tell one party from another: see graph/model/distinct.py.
export const makeGazetteer = (actors, distinctWords) => {
  const listed = new Set(distinctWords);
  const distinct = (word) => listed.has(word) || /\p{Nd}/u.test(word) || ROMAN.test(word);

  const all = actors.map((actor) => {
    const { name, aliases } = actor.dossier;
    const called = [name, ...aliases, actor.id];
    return { id: actor.id, called, name: foldName(name), others: called.slice(1).map(foldName) };
  });

  const nearerToAnother = (typed, known, wrong) => {
    const most = distinct(known) ? wrong : wrong - 1;
    return distinctWords.some(
      (one) =>
        Math.abs(one.length - typed.length) <= most &&
        one !== known &&
        !plural(one, known) &&
        distance(typed, one) <= most,
    );
  };

  // By how many letters one word misspells the other; null where it does not.
  const letters = (typed, known, alone) => {
    const plain = (word) => [...word].every((letter) => letter < "\x80");
    if (!plain(typed) || !plain(known) || typed[0] !== known[0]) return null;
    const wrong = distance(typed, known);
    if (plural(typed, known)) return wrong;
    if (distinct(typed) || opposed(typed, known) || wrong > allowed(typed, known, alone)) return null;
    return nearerToAnother(typed, known, wrong) ? null : wrong;
  };

  const wrongLetters = (typed, known) => {
    const [mine, theirs] = [foldName(typed).split(" "), foldName(known).split(" ")];
    const pairs = mine.length === theirs.length ? differing(mine, theirs) : null;
    const loud = new Set([...acronyms(typed), ...acronyms(known)]);
    if (!pairs || pairs.some((pair) => pair.some((word) => loud.has(word)))) return null;
    const found = pairs.map(([one, other]) => letters(one, other, mine.length === 1));
    if (found.includes(null)) return null;
    const wrong = found.reduce((sum, one) => sum + one, 0);
    return wrong <= MOST_LETTERS ? wrong : null;
  };

  const exact = (text) => {
    const key = foldName(text);
    if (!key) return [];
    const named = all.filter(({ name }) => name === key);
    const found = named.length ? named : all.filter(({ others }) => others.includes(key));
    const written = found.filter(({ called }) => called.map(fold).includes(fold(text)));
    return (found.length > 1 && written.length ? written : found).map(({ id }) => id);
  };

  const spelt = (text) => {
    const wrong = all.map(({ id, called }) => {
      const found = called.map((one) => wrongLetters(text, one)).filter((one) => one !== null);
      return [id, Math.min(...found)];
    });
    const least = Math.min(...wrong.map(([, one]) => one));
    return Number.isFinite(least) ? wrong.filter(([, one]) => one === least).map(([id]) => id) : [];
  };

  // Names that begin with what was typed, or hold it, and then those that are like it.
  const offered = (text) => {
    const key = foldName(text);
    const worth = ({ name, others }) =>
      Math.max(
        ...[name, ...others].map((one) => {
          if (key && one.startsWith(key)) return 200;
          return key && one.includes(key) ? 150 : ratio(key, one);
        }),
      );
    return all
      .map((one) => [one.id, worth(one)])
      .filter(([, score]) => score >= OFFERED)
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, 3)
      .map(([id]) => id);
  };

  // Ids of the actors that the text means, and how it was read: "exact", "spelling", or "none"
  // with those that may have been meant.
  const find = (text) => {
    const typed = text.trim().slice(0, 200);
    if (actors.some(({ id }) => id === typed)) return result([typed], "exact");
    const found = exact(quoted(typed) || typed);
    if (found.length) return result(found, "exact");
    const near = quoted(typed) ? [] : spelt(typed);
    return near.length ? result(near, "spelling") : result(offered(typed), "none");
  };

  return Object.freeze({ find });
};
