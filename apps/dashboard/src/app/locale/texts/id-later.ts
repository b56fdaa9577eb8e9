import type { Translated } from '.';
import type { EN_LATER } from './en-later';
import { alerts } from './id/alerts';
import { evidence } from './id/evidence';
import { incidents } from './id/incidents';

export const ID_LATER: Translated<typeof EN_LATER> = { ...alerts, ...evidence, ...incidents };
