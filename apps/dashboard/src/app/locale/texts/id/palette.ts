import type { Translated } from '..';
import type { palette as english } from '../en/palette';

export const palette: Translated<typeof english> = {
  'palette.heading': 'Pergi ke suatu tempat atau lakukan sesuatu',
  'palette.placeholder': 'Halaman, brand, domain, atau tindakan',
  'palette.page': 'Halaman',
  'palette.action': 'Tindakan',
  'palette.dark': 'Tema gelap',
  'palette.light': 'Tema terang',
  'palette.kiosk': 'Layar untuk dinding',
  'palette.searchAll': 'Cari “{{text}}” di semua domain',
  'palette.none': 'Tidak ada yang bernama begitu',

  'shortcuts.heading': 'Pintasan papan ketik',
  'shortcuts.palette': 'Pergi ke suatu tempat atau lakukan sesuatu',
  'shortcuts.search': 'Cari money site',
  'shortcuts.next': 'Baris berikutnya',
  'shortcuts.previous': 'Baris sebelumnya',
  'shortcuts.open': 'Buka baris',
  'shortcuts.select': 'Pilih baris',
  'shortcuts.stretch': 'Pilih semua baris dari yang terakhir dipilih',
  'shortcuts.escape': 'Tutup, atau lepaskan pilihan',
  'shortcuts.help': 'Daftar ini',
};
