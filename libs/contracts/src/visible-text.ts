/** Characters beyond which text is left as it is: whatever rule follows refuses it, and cleaning costs. */
const WORTH_CLEANING = 4096;

/**
 * What nobody sees, so that nobody can tell two texts apart by it: controls, format characters (zero-width, direction,
 * soft hyphen, byte order mark), private and unassigned code points, fillers, blanks that are no spaces. Within an emoji
 * they are part of what is seen. Built from text because compilers for older targets refuse the flag.
 */
const EMOJI_OR_INVISIBLE = new RegExp('(\\p{RGI_Emoji})|[\\p{C}\\p{Default_Ignorable_Code_Point}\\u2800]', 'gv');
const INVISIBLE = /[\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** The byte order mark counts as white space in JavaScript, and is none. */
const WHITE_SPACE = /[^\S\uFEFF]+/g;

/** Most of what comes, and it has nothing to clean. */
const PLAIN = /^[\x20-\x7e]*$/;

const visible = (text: string, kept = ''): string =>
  PLAIN.test(text)
    ? text
    : text
        .normalize('NFC')
        .replace(EMOJI_OR_INVISIBLE, (found: string, emoji?: string) => emoji ?? (kept.includes(found) ? found : ''));

/** One line as it is kept: composed, without what nobody sees, single spaces between words and none around them. */
export function visibleLine(text: string): string {
  if (text.length > WORTH_CLEANING) return text;
  return visible(text.replace(WHITE_SPACE, ' ')).replace(/ +/g, ' ').trim();
}

/** Text of several lines: breaks and tabs stay. */
export const visibleProse = (text: string): string =>
  text.length > WORTH_CLEANING ? text : visible(text.replace(/\r\n?/g, '\n'), '\n\t');

/** Two names that look alike but for case, width or composition have one key. */
export const nameKey = (name: string): string =>
  visibleLine(name).normalize('NFKC').replace(INVISIBLE, '').toUpperCase().toLowerCase().normalize('NFKC');

/** The one spelling under which an e-mail address is stored and looked up, so that uniqueness is byte equality. */
export const normalizeEmail = (email: string): string =>
  visibleLine(email).normalize('NFKC').replace(INVISIBLE, '').toLowerCase().trim();
