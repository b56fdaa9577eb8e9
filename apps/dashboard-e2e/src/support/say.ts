import { TEXTS } from '@nawala/dashboard-texts';

export type TextKey = keyof typeof TEXTS.id;

/** In what a story is told: a language, or English between the brackets of the pseudo-locale. */
export type Speech = 'en' | 'id' | 'pseudo';

/** How a text is found by its key, whatever stands for its parameters. */
export type Say = (key: TextKey) => RegExp;

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

export const sayIn = (speech: Speech): Say => {
  const texts: Readonly<Record<string, string>> = speech === 'id' ? TEXTS.id : TEXTS.en;
  const [open, close] = speech === 'pseudo' ? ['⟦', '⟧'] : ['', ''];
  return (key) => {
    const pattern = texts[key]!.split(/\{\{\w+\}\}/)
      .map(escaped)
      .join('.*');
    return new RegExp(`^\\s*${open}${pattern}${close}\\s*$`);
  };
};
