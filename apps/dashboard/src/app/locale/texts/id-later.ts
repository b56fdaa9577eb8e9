import type { Translated } from '.';
import type { EN_LATER } from './en-later';
import { alertRules } from './id/alert-rules';
import { alerts } from './id/alerts';
import { evidence } from './id/evidence';
import { incidents } from './id/incidents';
import { jobs } from './id/jobs';
import { users } from './id/users';

export const ID_LATER: Translated<typeof EN_LATER> = {
  ...alertRules,
  ...alerts,
  ...evidence,
  ...incidents,
  ...jobs,
  ...users,
};
