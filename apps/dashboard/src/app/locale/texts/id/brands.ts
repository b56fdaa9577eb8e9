import type { Translated } from '..';
import type { brands as english } from '../en/brands';

export const brands: Translated<typeof english> = {};
