import type { Translated } from '..';
import type { alertRules as english } from '../en/alert-rules';

export const alertRules: Translated<typeof english> = {
  'rule.isZone': 'Pilih zona waktu, misalnya Asia/Jakarta',
  'rule.isQuietHours': 'Isi dua jam yang berbeda, misalnya 22:00 dan 06:00, beserta zona waktu',
  'rule.isDigestTime': 'Isi jam, misalnya 07:30, beserta zona waktu',
  'rule.isRuleEvents': 'Pilih setidaknya satu kejadian',
  'rule.isHttpUrl': 'Isi alamat yang diawali https:// atau http://, tanpa nama dan kata sandi',
  'rule.notMasked':
    'Ini hanya bagian rahasia yang diperlihatkan: kosongkan untuk mempertahankannya, atau isi yang baru',
  'rule.token.matches': 'Isi token seperti yang diberikan BotFather: angka, titik dua, huruf',
  'rule.chatId.matches': 'Isi nomor chat, misalnya -1001234567890, atau @nama sebuah channel',
  'rule.topicId.isInt': 'Isi nomor topik',
  'rule.topicId.min': 'Isi nomor topik',
  'rule.topicId.max': 'Isi nomor topik',
  'rule.to.arrayMinSize': 'Isi setidaknya satu alamat',
  'rule.to.isEmail': 'Isi alamat email, misalnya rina@example.com',
  'rule.arrayMaxSize': 'Paling banyak {{max}}',
  'rule.arrayUnique': 'Sebut masing-masing sekali saja',
  'rule.isMongoId': 'Pilih dari daftar',
  'rule.isChannelConfig': 'Isi cara menghubungi kanal',
  'rule.mention.isLength': 'Sebutan terdiri dari {{min}} sampai {{max}} karakter',
  'rule.vantages.matches': 'Nama jaringan terdiri dari 1 sampai 40 huruf kecil, angka, atau tanda hubung',
  'rule.isInt': 'Isi bilangan bulat',
  'rule.min': 'Paling sedikit {{min}}',
  'rule.max': 'Paling banyak {{max}}',
  'rule.unknownChannel': 'Kanal itu tidak ada',
  'rule.unknownMention': 'Jenis kanal ini tidak dapat menyebut itu',
};
