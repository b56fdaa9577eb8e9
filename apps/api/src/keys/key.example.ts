import type { KeyDto, KeySecretDto } from '@nawala/contracts';

export const KEY_EXAMPLE: KeyDto = {
  id: '66f2a1b3c4d5e6f708192ab1',
  name: 'Telkom, Jakarta',
  prefix: 'nwl_Zm9vYmFy',
  scopes: ['report'],
  vantages: ['telkom-jakarta'],
  createdBy: { id: '66f2a1b3c4d5e6f708192a11', name: 'Rina' },
  createdAt: '2026-10-12T03:00:00.000Z',
  expiresAt: null,
  lastSeenAt: '2026-10-12T03:12:09.000Z',
  revokedAt: null,
  overlapEndsAt: null,
};

export const KEY_SECRET_EXAMPLE: KeySecretDto = {
  key: { ...KEY_EXAMPLE, lastSeenAt: null },
  secret: 'nwl_Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm8',
};
