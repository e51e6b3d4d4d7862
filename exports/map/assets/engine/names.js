// What a person typed, to an actor, as graph/model/names.py and graph/model/spelling.py have it:
// what is plainly written the same is found, and a letter or two may be wrong, but never one that
// makes another party of the name. A part of a name is offered, and never taken for the whole.

const MOST_LETTERS = 2;
const ONE_FROM = 5;
const TWO_FROM = 9;
const MOST_OF_INITIALS = 4;
const OFFERED = 45;

const SPELT_OTHERWISE = {
  ...{ defence: "defense", centre: "center", armour: "armor", armoured: "armored" },
  ...{ mohammed: "muhammad", mohammad: "muhammad", muhammed: "muhammad" },
  ...{ mohamed: "muhammad", mohamad: "muhammad", muhamad: "muhammad" },
};
const BRITISH = /(?<=[\p{L}\p{N}_]{3})is(?=(?:ations?|ed|ing|ers?)$)/u;
// Letters of learned transliteration as they are otherwise written.
const IN_TWO_LETTERS = new Map(
  Object.entries({
    ...{ "\u0161": "sh", "\u0160": "Sh", "\u01e7": "j", "\u01e6": "J", "\u0121": "gh" },
    ...{ "\u0120": "Gh", "\u1e2b": "kh", "\u1e2a": "Kh", "\u1e96": "kh", "\u1e0f": "dh" },
    ...{ "\u1e0e": "Dh", "\u1e6f": "th", "\u1e6e": "Th", "\u010d": "ch", "\u010c": "Ch" },
  }),
);
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

const SMALL_WORDS = ["of", "the", "and", "for", "in", "al", "wa", "wal", "ul", "e", "i"];

// The marks that Python's unicodedata gives a combining class, for the scripts of the field: the
// vowel signs of Indic scripts are part of their words.
const MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u093c\u094d\u09bc\u09cd\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]/g;

const bare = (text) =>
  text
    .replace(/[\u115f\u1160\u3164\uffa0]|\u034f|[\u180b-\u180d]|[\ufe00-\ufe0f]/g, "")
    .replace(/(?<=[0-9])\.(?=[0-9])/g, " ")
    .normalize("NFKD")
    .replace(MARKS, "")
    .replace(/\p{Cf}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/[.'`\u00b4\u2018\u2019\u201b\u2032\u02b0-\u02c1\u02c8\u02ca\u02cb\ua78c\u05f3]/g, "");

const wordsOf = (text) => text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
const withoutThe = (words) => (words[0] === "the" && words.length > 1 ? words.slice(1) : words);

const fold = (text) => withoutThe(wordsOf(bare(text))).join(" ");

const lettered = (text) =>
  [...bare(text)]
    .map((one) => LETTERS.get(one) ?? one)
    .join("")
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u05be]/g, "-")
    .replace(/(?<![\p{L}\p{N}_])(?!al-)([a-z]{1,2})-(?=[0-9])/gu, "$1")
    .replace(/(?<=[\p{L}\p{N}_])[-\s]+(?:e|ye|yi)[-\s]+(?=[\p{L}\p{N}_])/gu, "-i-")
    .replace(
      /(?<![\p{L}\p{N}_])(?:el-|ul-|ash-(?=sh)|as-(?=s)|an-(?=n)|ar-(?=r)|ath-(?=th)|at-(?=t)|adh-(?=dh)|ad-(?=d)|az-(?=z))(?=[\p{L}\p{N}_])/gu,
      "al-",
    );

const nameWords = (text) => {
  let words = withoutThe(wordsOf(text));
  if (words[0] === "so" && words[1] === "called" && words.length > 2) words = withoutThe(words.slice(2));
  return words.map((word) => (SPELT_OTHERWISE[word] ?? word).replace(BRITISH, "iz"));
};

const foldName = (text) => nameWords(lettered(text)).join(" ");

const ACRONYM = /\s*\(\s*([^()]{2,15}?)\s*\)?\s*$/;

// The text, and as it is with learned letters in two, with joined words apart.
const variants = (text) => {
  const learned = [...text.normalize("NFC")].map((one) => IN_TWO_LETTERS.get(one) ?? one).join("");
  return [...new Set([text, learned, text.replaceAll("\u200c", " ")])];
};

const isInitials = (acronym, name) => {
  const letters = (acronym.toLowerCase().match(/[\p{L}\p{N}]/gu) ?? []).join("");
  const words = fold(name).split(" ").filter(Boolean);
  const every = words.map((word) => word[0]).join("");
  const great = words.filter((word) => !SMALL_WORDS.includes(word)).map((word) => word[0]).join("");
  const most = Math.min(letters.length, great.length) >= MOST_OF_INITIALS;
  const begins = letters.startsWith(great) || great.startsWith(letters);
  return letters !== "" && (letters === every || letters === great || (most && begins));
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

// Whether two names of the same letters hold acronyms that capitals tell apart: JeM and JEM.
const otherCapitals = (typed, known) => {
  const acronymsOf = (text) => text.replaceAll("o", "O").match(/\b[A-Z][A-Za-z]{0,3}[A-Z]\b/g) ?? [];
  const [mine, theirs] = [acronymsOf(typed), acronymsOf(known)];
  return mine.some(
    (one, at) => at < theirs.length && one !== theirs[at] && one.toLowerCase() === theirs[at].toLowerCase(),
  );
};

// Whether a weak name is typed letter by letter, with a capital in it; an article may be small.
const asGiven = (typed, name) => {
  const article = /^the\s+(?=\S)/i;
  const wanted = name.replace(article, "the ");
  const forms = [typed.trim().replace(article, "the "), typed.trim().replace(article, "")];
  return wanted !== wanted.toLowerCase() && forms.includes(wanted);
};

const quoted = (text) => {
  const plain = text.trim();
  const marks = "\"'\u201c\u201d\u2018\u2019\u00ab\u00bb\u201e";
  const inside = plain.slice(1, -1).trim();
  return plain.length > 2 && marks.includes(plain[0]) && marks.includes(plain.at(-1)) ? inside : "";
};

const SAME_IN_PLURAL = [
  ...["battalion", "brigade", "fighter", "force", "group"],
  ...["guard", "insurgent", "militant", "rebel", "service"],
];
const LONG = [["ee", "i"], ["oo", "u"], ["ou", "u"], ["aa", "a"], ["ii", "i"], ["uu", "u"]];
const SOUND_ALIKE = ["kq", "ck", "vw"];
const isVowel = (letter) => "aeiouy".includes(letter);
const withoutPlural = (word) => word.replace(/s+$/, "");
const spoken = (word) => LONG.reduce((told, [written, said]) => told.replaceAll(written, said), word);

const opposed = (one, other) => {
  const [longer, shorter] = one.length >= other.length ? [one, other] : [other, one];
  return PREFIXES.some((prefix) => longer === prefix + shorter);
};

const exchanged = (typed, known, at) => {
  if (at >= known.length - 1) return false;
  const pair = [typed[at], known[at]].sort().join("");
  return typed[at] === typed[at - 1] || [...pair].every(isVowel) || SOUND_ALIKE.includes(pair);
};

// Whether the one wrong letter is of a kind that a hand makes.
const oneSlip = (typed, known, distinct) => {
  let at = 0;
  while (at < typed.length && at < known.length && typed[at] === known[at]) at += 1;
  if (typed.length === known.length) {
    return typed.slice(at + 1) !== known.slice(at + 1) || exchanged(typed, known, at);
  }
  const longer = typed.length > known.length ? typed : known;
  if (longer[at - 1] === longer[at]) return true;
  return at < longer.length - 1 && (isVowel(longer[at]) || !distinct(known));
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

// `distinct` are the words that tell one party from another, `places` those of them that are places
// (see graph/model/distinct.py), and `groups` the types of actors that may be called a group.
// `weak` has, by actor, the names that count only as they are given (graph/model/weak.py).
export const makeGazetteer = (actors, about) => {
  const { distinct: distinctWords, places: placeWords, groups, weak: weakNames } = about;
  const places = new Set(placeWords);
  const listed = new Set(distinctWords);
  const distinct = (word) => listed.has(word) || /\p{Nd}/u.test(word) || ROMAN.test(word);

  const isOver = (words, group) => {
    if (words.at(-1) === "group") return group && words.length > 1;
    return words.at(-1) === "province" && words.length > 2 && places.has(words.at(-2));
  };

  // What a name is looked for under, the name as it is written first.
  const keys = (text, group) => {
    const found = variants(text)
      .map(lettered)
      .flatMap((one) => [one, one.replace(/(?<![\p{L}\p{N}_])al-(?=[\p{L}\p{N}_])/gu, "")])
      .map(nameWords);
    const without = text.replace(ACRONYM, "");
    if (without.trim() && without !== text && isInitials(ACRONYM.exec(text)[1], without)) {
      found.push(nameWords(lettered(without)));
    }
    const shorter = found.filter((words) => isOver(words, group)).map((words) => words.slice(0, -1));
    const all = [...found, ...shorter].filter((words) => words.length);
    return [...new Set(all.map((words) => words.join(" ")))];
  };

  const all = actors.map((actor) => {
    const { name, aliases, type } = actor.dossier;
    const group = groups.includes(type);
    const weak = weakNames[actor.id] ?? [];
    const called = [...new Set([name, ...aliases, ...weak, actor.id])];
    const strong = called.filter((one) => !weak.includes(one));
    const spelt = (some) => some.flatMap((one) => keys(one, group));
    const names = spelt(strong.filter((one) => one === name));
    const others = spelt(strong.filter((one) => one !== name));
    return { id: actor.id, called, strong, weak, group, names, others, weakly: spelt(weak) };
  });

  const nearerToAnother = (typed, known, wrong) => {
    const most = distinct(known) ? wrong : wrong - 1;
    return distinctWords.some(
      (one) =>
        Math.abs(one.length - typed.length) <= most &&
        one !== known &&
        one !== `${known}s` &&
        distance(typed, one) <= most,
    );
  };

  // By how many letters one word misspells the other; null where it is another word.
  const slip = (typed, known, alone) => {
    const plain = (word) => [...word].every((letter) => letter < "\x80");
    if (!plain(typed) || !plain(known) || typed[0] !== known[0]) return null;
    const one = withoutPlural(known);
    if (withoutPlural(typed) === one && SAME_IN_PLURAL.includes(one)) return 1;
    const shortest = Math.min(typed.length, known.length);
    if (distinct(typed) || opposed(typed, known) || shortest < ONE_FROM - (alone ? 0 : 1)) return null;
    const wrong = distance(typed, known);
    if (wrong === 1 && !oneSlip(typed, known, distinct)) return null;
    const long = shortest >= TWO_FROM && typed.at(-1) === known.at(-1);
    const two = long && wrong === MOST_LETTERS && !distinct(known);
    if (wrong > 1 && spoken(typed) !== spoken(known) && !two) return null;
    return nearerToAnother(typed, known, wrong) ? null : Math.min(wrong, MOST_LETTERS);
  };

  const wrongLetters = (typed, known) => {
    const [mine, theirs] = [foldName(typed).split(" "), foldName(known).split(" ")];
    if (mine.length !== theirs.length || otherCapitals(typed, known)) return null;
    const pairs = mine.map((word, at) => [word, theirs[at]]).filter(([one, other]) => one !== other);
    const loud = new Set([...acronyms(typed), ...acronyms(known)]);
    if (pairs.length > MOST_LETTERS || pairs.some((pair) => pair.some((word) => loud.has(word)))) return null;
    const found = pairs.map(([one, other]) => slip(one, other, mine.length === 1));
    if (found.includes(null)) return null;
    const wrong = found.reduce((sum, one) => sum + one, 0);
    return wrong <= MOST_LETTERS ? wrong : null;
  };

  // Whether it is a name of that kind of actor, and no other acronym than its own.
  const isCalled = ({ id, called, group }, key, text) => {
    const names = called.filter((one) => keys(one, group).includes(key));
    const told = names.some((one) => one !== id) ? names.filter((one) => one !== id) : names;
    return keys(text, group).includes(key) && !told.every((one) => otherCapitals(text, one));
  };

  const exactly = (text, inQuotes) => {
    const isGiven = ({ weak }) => inQuotes || weak.some((one) => asGiven(text, one));
    for (const key of keys(text, true)) {
      const named = all.filter(({ names }) => names.includes(key));
      const known = all.filter(
        (one) => one.others.includes(key) || (one.weakly.includes(key) && isGiven(one)),
      );
      const found = (named.length ? named : known).filter((one) => isCalled(one, key, text));
      for (const same of [(one) => one.trim(), fold]) {
        const written = found.filter(({ called }) => called.map(same).includes(same(text)));
        if (found.length > 1 && written.length) return written.map(({ id }) => id);
      }
      if (found.length) return found.map(({ id }) => id);
    }
    return [];
  };

  // Two names, one in parentheses after the other, are the one actor that has both.
  const exact = (text, inQuotes) => {
    const found = exactly(text, inQuotes);
    const [acronym, one] = [ACRONYM.exec(text), text.replace(ACRONYM, "").trim()];
    if (found.length || !acronym || !one) return found;
    const [first, second] = [exactly(one, inQuotes), exactly(acronym[1], inQuotes)];
    return first.join(" ") === second.join(" ") ? first : [];
  };

  const spelt = (text) => {
    const wrong = all.map(({ id, strong }) => {
      const found = strong.map((one) => wrongLetters(text, one)).filter(Boolean);
      return [id, Math.min(...found)];
    });
    const least = Math.min(...wrong.map(([, one]) => one));
    return Number.isFinite(least) ? wrong.filter(([, one]) => one === least).map(([id]) => id) : [];
  };

  // Names that begin with what was typed, or hold it, and then those that are like it.
  const offered = (text) => {
    const key = foldName(text);
    const worth = ({ names, others, weakly }) =>
      Math.max(
        ...[...names, ...others, ...weakly].map((one) => {
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
    const found = exact(quoted(typed) || typed, Boolean(quoted(typed)));
    if (found.length) return result(found, "exact");
    const near = quoted(typed) ? [] : spelt(typed);
    return near.length ? result(near, "spelling") : result(offered(typed), "none");
  };

  return Object.freeze({ find });
};
