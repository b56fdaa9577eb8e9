/** Shorter ones would match nearly everything. */
export const SHORTEST_WORD = 2;

/** What is compared: case and width do not matter. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase();

const SCHEME = /^(?:[a-z][a-z0-9+.-]*:)?\/\/(?:[^/@]*@)?/;

/** A pasted address means its host: scheme, port and trailing dot go, and with a scheme whatever follows the host. */
function wordOf(typed: string): string {
  const bare = typed.replace(SCHEME, '');
  const word = bare === typed ? typed.replace(/\/$/, '') : bare.replace(/[/?#].*$/, '');
  return word.replace(/^([^/:]+\.[^/:]+):\d{1,5}(?=\/|$)/, '$1').replace(/\.+(?=\/|$)/, '');
}

/** The words of a search, each once. `tooShort` are those that nothing is searched for: of one character, or of none that counts. */
export function searchWords(query: string): { words: string[]; tooShort: string[] } {
  const typed = foldText(query).split(/\s+/).filter(Boolean);
  const words = [...new Set(typed.map(wordOf))].filter((word) => [...word].length >= SHORTEST_WORD);
  return {
    words,
    tooShort: typed.filter((each) => [...wordOf(each)].length < SHORTEST_WORD),
  };
}

/** The beginnings by which words of these texts are found, as one text in which a blank stands before each. */
export function wordBeginnings(...texts: readonly string[]): string {
  const words = texts.flatMap((text) => {
    const whole = foldText(text).split(/[^\p{L}\p{N}_.-]+/u);
    return whole.flatMap((word) => [word, ...word.split(/[-._]/).slice(1)]);
  });
  return [...new Set(words)]
    .filter(Boolean)
    .map((word) => ` ${word}`)
    .join('');
}

/** A name as one text to search in: a tab stands before each of its forms, punycode and, where that differs, Unicode. Folded. */
export const nameText = (name: string, displayName: string): string =>
  displayName === name ? `\t${name}` : `\t${name}\t${displayName}`;

/** What is looked for: any of `inName` in a `nameText`, or `inBeginnings` in `wordBeginnings`. None holds a line break. */
export interface Needles {
  inName: readonly string[];
  inBeginnings: string;
}

/** A word is found anywhere in a name (one of two characters only at the beginning of a label), or where it begins a word. */
export function needlesOf(word: string): Needles {
  const anywhere = [...word].length > SHORTEST_WORD;
  return { inName: anywhere ? [word] : [`\t${word}`, `.${word}`], inBeginnings: ` ${word}` };
}
