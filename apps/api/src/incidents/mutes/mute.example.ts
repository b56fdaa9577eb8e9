import type { MuteDto } from '@nawala/contracts';

export const MUTE_EXAMPLE: MuteDto = {
  id: '66f2a1b3c4d5e6f708192a81',
  scope: { tag: 'shop' },
  until: '2026-12-31T17:00:00.000Z',
  reason: 'moves to another host this week',
  createdBy: { id: '66f2a1b3c4d5e6f708192a00', name: 'Admin' },
  createdAt: '2026-10-12T03:25:00.000Z',
};
