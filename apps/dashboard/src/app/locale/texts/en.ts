import { brands } from './en/brands';
import { changes } from './en/changes';
import { domains } from './en/domains';
import { forms } from './en/forms';
import { home } from './en/home';
import { problems } from './en/problems';
import { rules } from './en/rules';
import { session } from './en/session';
import { shell } from './en/shell';
import { time } from './en/time';

/**
 * The texts of the dashboard that are there from the start, by their keys; those of pages that many never open come with
 * these pages (`en-later.ts`). One key is one text, said in one place or in several that mean the same.
 */
export const EN = {
  ...brands,
  ...changes,
  ...domains,
  ...forms,
  ...home,
  ...problems,
  ...rules,
  ...session,
  ...shell,
  ...time,
} as const;
