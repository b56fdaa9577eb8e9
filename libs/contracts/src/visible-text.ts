/** Characters beyond which text is left as it is: whatever rule follows refuses it, and cleaning costs. */
const WORTH_CLEANING = 2048;

/**
 * What nobody sees, so that nobody can tell two texts apart by it: controls, format characters (zero-width, direction,
 * soft hyphen, byte order mark), private and unassigned code points, fillers, blanks that are no spaces.
 */
const INVISIBLE = /[\p{C}\p{Default_Ignorable_Code_Point}\u2800]+/gu;
/** The same but within an emoji, where joiners and selectors are part of what is seen. */
const INVISIBLE_OUTSIDE_EMOJI =
  /((?:\p{Extended_Pictographic}\p{Emoji_Modifier}?\uFE0F?(?:\u200D(?=\p{Extended_Pictographic}))?|[0-9#*]\uFE0F\u20E3)+)|[\p{C}\p{Default_Ignorable_Code_Point}\u2800]+/gu;
/** The byte order mark counts as white space in JavaScript, and is none. */
const WHITE_SPACE = /[^\S\uFEFF]+/g;

/** Most of what comes, and there is nothing to clean. */
const TIDY = /^(?:[\x21-\x7e]+(?: [\x21-\x7e]+)*)?$/;
const visible = (text: string): string =>
  text.normalize('NFC').replace(INVISIBLE_OUTSIDE_EMOJI, (_, emoji?: string) => emoji ?? '');

/** One line as it is kept: composed, without what nobody sees, single spaces between words and none around them. */
export function visibleLine(text: string): string {
  if (text.length > WORTH_CLEANING || TIDY.test(text)) return text;
  return visible(text.replace(WHITE_SPACE, ' ')).replace(/ +/g, ' ').trim();
}

/** Text of several lines: breaks and tabs stay. */
export const visibleProse = (text: string): string =>
  text.length > WORTH_CLEANING
    ? text
    : text
        .replace(/\r\n?/g, '\n')
        .split(/([\n\t])/)
        .map((part, index) => (index % 2 === 1 ? part : visible(part)))
        .join('');

/** Two names that look alike but for case, width or composition have one key. */
export const nameKey = (name: string): string =>
  visibleLine(name).normalize('NFKC').replace(INVISIBLE, '').toUpperCase().toLowerCase().normalize('NFKC');

/** The one spelling under which an e-mail address is stored and looked up, so that uniqueness is byte equality. */
export const normalizeEmail = (email: string): string =>
  visibleLine(email).normalize('NFKC').replace(INVISIBLE, '').toLowerCase().trim();
