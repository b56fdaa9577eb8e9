import type { Translated } from '..';
import type { time as english } from '../en/time';

export const time: Translated<typeof english> = {};
