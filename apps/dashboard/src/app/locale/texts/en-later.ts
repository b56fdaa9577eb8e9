import { alertRules } from './en/alert-rules';
import { alerts } from './en/alerts';
import { brandPage } from './en/brand-page';
import { changesPage } from './en/changes-page';
import { check } from './en/check';
import { checkers } from './en/checkers';
import { evidence } from './en/evidence';
import { files } from './en/files';
import { history } from './en/history';
import { imports } from './en/import';
import { incidents } from './en/incidents';
import { jobs } from './en/jobs';
import { keys } from './en/keys';
import { list } from './en/list';
import { palette } from './en/palette';
import { users } from './en/users';

/** Texts that come with the pages that say them: whoever never opens those never fetches them. */
export const EN_LATER = {
  ...alertRules,
  ...alerts,
  ...brandPage,
  ...changesPage,
  ...check,
  ...checkers,
  ...evidence,
  ...files,
  ...history,
  ...imports,
  ...incidents,
  ...jobs,
  ...keys,
  ...list,
  ...palette,
  ...users,
} as const;
