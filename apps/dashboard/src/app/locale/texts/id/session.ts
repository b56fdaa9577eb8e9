import type { Translated } from '..';
import type { session as english } from '../en/session';

export const session: Translated<typeof english> = {
  'login.title': 'Masuk',
  'login.purpose': 'Masuk untuk melihat situs Anda yang diblokir.',
  'login.email': 'Email',
  'login.password': 'Kata sandi',
  'login.signIn': 'Masuk',
  'login.signingIn': 'Sedang masuk…',
  'login.forgotten': 'Lupa kata sandi? Admin dapat membuat yang baru di halaman Pengguna.',

  'ended.ended': 'Sesi Anda berakhir. Masuk lagi untuk melanjutkan.',
  'ended.signed-out': 'Anda keluar di tab lain pada peramban ini.',
  'ended.password-changed': 'Anda dikeluarkan karena kata sandi Anda diubah.',
  'ended.account-changed': 'Anda dikeluarkan karena admin mengubah akun Anda.',
  'ended.token-reused': 'Demi keamanan Anda dikeluarkan: sebuah kunci sesi Anda dipakai dua kali.',

  'account.account': 'Akun:',
  'account.signedInAs': 'Masuk sebagai',
  'account.changePassword': 'Ubah kata sandi',
  'account.signOut': 'Keluar',
  'account.currentPassword': 'Kata sandi saat ini',
  'account.newPassword': 'Kata sandi baru',
  'account.passwordHint': 'Minimal {{min}} karakter. Sesi Anda yang lain akan dikeluarkan.',
  'account.passwordChanged': 'Kata sandi diubah. Sesi Anda yang lain dikeluarkan.',

  'role.admin': 'Admin',
  'role.user': 'Hanya baca',
};
