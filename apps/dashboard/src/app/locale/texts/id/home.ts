import type { Translated } from '..';
import type { home as english } from '../en/home';

export const home: Translated<typeof english> = {};
