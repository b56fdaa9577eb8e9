import type { Translated } from '..';
import type { changes as english } from '../en/changes';

export const changes: Translated<typeof english> = {};
