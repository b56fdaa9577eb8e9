import type { Translated } from '..';
import type { forms as english } from '../en/forms';

export const forms: Translated<typeof english> = {
  'form.optional': 'opsional',
  'form.cancel': 'Batal',
  'form.close': 'Tutup',
  'form.retry': 'Coba lagi',
  'form.retrying': 'Mencoba lagi…',
  'form.tryAgain': 'Coba lagi',
  'form.dismiss': 'Tutup',
  'form.clear': 'Hapus pilihan',
  'form.showPassword': 'Tampilkan kata sandi',
  'form.hidePassword': 'Sembunyikan kata sandi',
  'form.removeTag': 'Hapus tag {{tag}}',
  'form.tagExamples': 'utama, promo, cadangan…',

  'discard.heading': 'Buang isian Anda?',
  'discard.text': 'Isian ini belum disimpan.',
  'discard.discard': 'Buang',
  'discard.keep': 'Lanjut mengisi',

  'filter.by': 'Saring menurut {{what}}',
  'filter.find': 'Cari…',
  'filter.findOne': 'Cari: {{what}}',
  'filter.typeTag': 'Ketik tag, tekan Enter',
  'filter.pressEnter': 'Tekan Enter untuk menyaring dengan tag ini',
  'filter.nothing': 'Tidak ditemukan',
  'filter.chosen': '{{number}} dipilih',
  'filter.is': '{{what}}: {{values}}',

  'table.actions': 'Tindakan',

  'pager.pages': 'Halaman',
  'pager.previous': 'Halaman sebelumnya',
  'pager.next': 'Halaman berikutnya',
  'pager.page': 'Halaman {{page}} dari {{pages}}',
  'pager.range': '{{first}}–{{last}} dari {{total}}',

  'verdict.ada': 'Ada',
  'verdict.tidak ada': 'Tidak ada',
  'verdict.unknown': 'Belum diukur',
  'verdict.paused': 'Jeda',
  'verdict.pausedAt': 'Jeda · {{verdict}}',

  'failed.load': '{{what}} tidak dapat dimuat',
  'failed.loadText': 'Server tidak menjawab. Tidak ada yang hilang; coba lagi sebentar lagi.',
  'failed.refresh': '{{what}} tidak dapat diperbarui dan mungkin sudah usang.',
};
