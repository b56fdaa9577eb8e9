import type { UserDto } from '@nawala/contracts';

export const USER_EXAMPLE: UserDto = {
  id: '66f2a1b3c4d5e6f708192a01',
  email: 'rina@example.com',
  name: 'Rina A.',
  role: 'user',
  active: true,
  createdBy: '66f2a1b3c4d5e6f708192a00',
  lastLoginAt: '2026-10-12T03:12:09.000Z',
  createdAt: '2026-09-01T08:00:00.000Z',
  updatedAt: '2026-09-01T08:00:00.000Z',
};
