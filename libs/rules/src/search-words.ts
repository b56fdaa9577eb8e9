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

/** What a domain is searched in, folded: its names (punycode, and Unicode where that differs) and its `wordBeginnings`. */
export interface Searched {
  name: string;
  displayName: string;
  beginnings: string;
}

const isIn = (name: string, word: string, anywhere: boolean): boolean =>
  anywhere ? name.includes(word) : name.startsWith(word) || name.includes(`.${word}`);

/** Whether the word is anywhere in a name (one of two characters only at the beginning of a label) or begins a word. */
export function findsBy(word: string): (searched: Searched) => boolean {
  const anywhere = [...word].length > SHORTEST_WORD;
  const beginning = ` ${word}`;
  return ({ name, displayName, beginnings }) =>
    isIn(name, word, anywhere) ||
    (displayName !== name && isIn(displayName, word, anywhere)) ||
    beginnings.includes(beginning);
}
