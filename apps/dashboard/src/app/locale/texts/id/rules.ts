import type { Translated } from '..';
import type { rules as english } from '../en/rules';

export const rules: Translated<typeof english> = {
  'rule.isHostName': 'Isi nama host, misalnya shop.example.com',
  'rule.hostCharacters': 'Ini bukan nama host: pakai huruf, angka, tanda hubung, dan titik',
  'rule.hostNotAddress': 'Isi nama host, bukan alamat IP',
  'rule.hostOnly': 'Jangan sertakan nama pengguna dan kata sandi',
  'rule.publicSuffix': '“.{{suffix}}” bukan domain tingkat atas publik',
  'rule.aboveSuffix': '“{{host}}” adalah akhiran publik, bukan situs',
  'rule.pathLength': 'Path beserta kuerinya paling banyak {{max}} karakter',
  'rule.pathSpaces': 'Path tidak memuat spasi atau karakter tak terlihat: tulis %20 untuk spasi',
  'rule.pathSlashes': 'Tulis / sebagai ganti \\ di path',

  'rule.brandId.isMongoId': 'Pilih brand',
  'rule.brandTaken': 'Sudah dipakai brand lain',
  'rule.unknownBrand': 'Brand itu tidak ada',
  'rule.code.matches': 'Pakai 1 sampai 20 huruf, angka, atau tanda hubung',
  'rule.color.matches': 'Isi warna, misalnya #0b6270',
  'rule.name.isLength': 'Isi nama sepanjang {{min}} sampai {{max}} karakter',
  'rule.name.matches': 'Isi nama',
  'rule.rows.newBrands':
    'Paling banyak {{max}} brand baru sekaligus. Tambahkan sebagian dahulu, atau impor beberapa bagian.',
  'rule.tags.arrayMaxSize': 'Paling banyak {{max}} tag',
  'rule.tags.arrayMinSize': 'Sebutkan setidaknya satu tag',
  'rule.tags.arrayUnique': 'Sebut setiap tag sekali saja',
  'rule.tags.matches': 'Tag terdiri dari 1 sampai 30 huruf kecil, angka, atau tanda hubung',

  'rule.tag.matches': 'Tag terdiri dari 1 sampai 30 huruf kecil, angka, atau tanda hubung',
  'rule.until.later': 'Pilih waktu yang belum lewat',

  'rule.isEmail': 'Isi alamat email, misalnya rina@example.com',
  'rule.isIn': 'Pilih salah satu dari daftar',
  'rule.isLength': 'Pakai {{min}} sampai {{max}} karakter',
  'rule.maxLength': 'Paling banyak {{max}} karakter',
  'rule.currentPassword.minLength': 'Isi kata sandi Anda saat ini',
  'rule.password.minLength': 'Isi kata sandi Anda',
  'rule.notYourPassword': 'Ini bukan kata sandi Anda saat ini',
  'rule.ownPassword': 'Ubah kata sandi Anda sendiri lewat menu di bawah nama Anda: di sana diminta yang lama',
  'rule.unfitText': 'Hilangkan karakter yang tidak dapat ditampilkan',
};
