import type { Translated } from '..';
import type { users as english } from '../en/users';

export const users: Translated<typeof english> = {};
