import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TEXTS } from '../../../testing/all-texts';

const APP = join(__dirname, '..', '..');
const { en: EN, id: ID } = TEXTS;

const plural = /\.(zero|one|two|few|many|other)$/;
const parametersOf = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).sort();
const basesOf = (texts: object): string[] =>
  [...new Set(Object.keys(texts).map((key) => key.replace(plural, '')))].sort();

const source = readdirSync(APP, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|html)$/.test(file) && !file.includes('locale/texts/') && !file.endsWith('.spec.ts'))
  .map((file) => readFileSync(join(APP, file), 'utf8'))
  .join('\n');
/** Keys that are put together: `verdict.${status}`. */
const families = [...source.matchAll(/`([a-zA-Z]+\.)\$\{/g)].map(([, prefix]) => prefix!);

describe('the texts of all languages', () => {
  it('have the same keys', () => expect(basesOf(ID)).toEqual(basesOf(EN)));

  it('have one text for each form that the language has of a number', () => {
    for (const [language, texts] of Object.entries(TEXTS)) {
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.sort();
      const counted = Object.keys(texts).filter((key) => plural.test(key));
      for (const base of new Set(counted.map((key) => key.replace(plural, ''))))
        expect([
          base,
          counted
            .filter((key) => key.replace(plural, '') === base)
            .map((key) => plural.exec(key)![1])
            .sort(),
        ]).toEqual([base, forms]);
    }
  });

  it.each(Object.entries(ID))('name the same in %s', (key, text) => {
    expect(parametersOf(text)).toEqual(parametersOf((EN as Record<string, string>)[key]!));
  });

  it.each(Object.entries({ ...EN, ...ID }))('%s is whole and clean', (_key, text) => {
    expect(text.trim()).toBe(text);
    expect(text).not.toMatch(/^$|\{\{(?!\w+\}\})| {2}|[<>]/);
  });

  it('are each said somewhere', () => {
    const unsaid = basesOf(EN).filter(
      (key) => !source.includes(`'${key}'`) && !families.some((prefix) => key.startsWith(prefix)),
    );
    expect(unsaid).toEqual([]);
  });
});
