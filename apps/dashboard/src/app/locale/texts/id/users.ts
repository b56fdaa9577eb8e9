import type { Translated } from '..';
import type { users as english } from '../en/users';

export const users: Translated<typeof english> = {
  'users.what': 'Daftar pengguna',
  'users.loading': 'Memuat pengguna',
  'users.purpose': 'Admin mengelola semuanya, pengguna hanya baca memantau.',
  'users.status': 'Status',
  'users.lastLogin': 'Terakhir masuk',
  'users.never': 'belum pernah',
  'users.you': 'Anda',
  'users.active': 'Aktif',
  'users.deactivated': 'Nonaktif',

  'user.add': 'Tambah pengguna',
  'user.edit': 'Ubah pengguna',
  'user.actions': 'Tindakan untuk {{name}}',
  'user.editAction': 'Ubah atau atur ulang kata sandi',
  'user.deleteAction': 'Hapus',
  'user.name': 'Nama',
  'user.role': 'Peran',
  'user.roleUser': 'Hanya baca – melihat semua, tidak mengubah apa pun',
  'user.roleAdmin': 'Admin – mengelola domain, brand, dan pengguna',
  'user.passwordHint': 'Minimal {{min}} karakter',
  'user.newPasswordHint':
    'Kosongkan untuk tetap memakai yang lama. Kata sandi baru mengeluarkan pengguna di semua perangkat.',
  'user.inactive': 'tanpa centang, pengguna dikeluarkan dan tidak dapat masuk',
  'user.save': 'Simpan',

  'user.delete': 'Hapus pengguna',
  'user.deleteHeading': 'Hapus {{name}}?',
  'user.deleteText': '{{email}} langsung dikeluarkan di semua perangkat dan tidak dapat masuk lagi.',
};
