import { alerts } from './en/alerts';
import { evidence } from './en/evidence';
import { incidents } from './en/incidents';

/** Texts that come with the pages that say them: whoever never opens those never fetches them. */
export const EN_LATER = { ...alerts, ...evidence, ...incidents } as const;
