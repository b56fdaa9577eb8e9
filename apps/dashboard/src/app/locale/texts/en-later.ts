import { alertRules } from './en/alert-rules';
import { alerts } from './en/alerts';
import { evidence } from './en/evidence';
import { incidents } from './en/incidents';
import { jobs } from './en/jobs';
import { users } from './en/users';

/** Texts that come with the pages that say them: whoever never opens those never fetches them. */
export const EN_LATER = { ...alertRules, ...alerts, ...evidence, ...incidents, ...jobs, ...users } as const;
