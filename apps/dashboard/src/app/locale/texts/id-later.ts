import type { Translated } from '.';
import type { EN_LATER } from './en-later';
import { alertRules } from './id/alert-rules';
import { alerts } from './id/alerts';
import { brandPage } from './id/brand-page';
import { changesPage } from './id/changes-page';
import { check } from './id/check';
import { checkers } from './id/checkers';
import { evidence } from './id/evidence';
import { files } from './id/files';
import { history } from './id/history';
import { imports } from './id/import';
import { incidents } from './id/incidents';
import { jobs } from './id/jobs';
import { keys } from './id/keys';
import { list } from './id/list';
import { palette } from './id/palette';
import { users } from './id/users';

export const ID_LATER: Translated<typeof EN_LATER> = {
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
};
