import type { Translated } from '..';
import type { keys as english } from '../en/keys';

export const keys: Translated<typeof english> = {
  'problem.KEY_NOT_FOUND': 'Kunci itu tidak ada.',
  'problem.KEY_REVOKED': 'Kunci ini sudah dicabut untuk seterusnya. Buat kunci baru.',
  'problem.KEY_TAKEN': 'Kunci lain sudah bernama {{name}}.',

  'rule.scopes.arrayMinSize': 'Pilih setidaknya satu: report atau read',
  'rule.scopes.isIn': 'Pilih report, read, atau keduanya',
  'rule.expiresAt.isInstantOrNull': 'Pilih waktu, atau tanpa batas',
  'rule.expiresAt.later': 'Pilih waktu yang belum lewat',
};
