import type { Translated } from '..';
import type { shell as english } from '../en/shell';

export const shell: Translated<typeof english> = {
  'shell.skip': 'Langsung ke isi',
  'shell.loadingPage': 'Memuat halaman',
  'shell.offlineUnheard': 'Luring. Server belum terhubung; halaman lanjut sendiri setelah koneksi kembali.',
  'shell.offlineSince': 'Luring. Data per {{time}}; halaman lanjut sendiri setelah koneksi kembali.',

  'shell.openToNetwork':
    'Siapa pun yang dapat menjangkau API bisa melaporkan hasil. Beri setiap checker kunci, lalu atur CHECKER_AUTH=key.',

  'nav.main': 'Utama',
  'nav.logo': 'Nawala Monitor, beranda',
  'nav.home': 'Beranda',
  'nav.domains': 'Money site',
  'nav.brands': 'Brand',
  'nav.changes': 'Perubahan',
  'nav.incidents': 'Insiden',
  'nav.check': 'Periksa nama',
  'nav.checkers': 'Checker',
  'nav.alerts': 'Peringatan',
  'nav.untaken': 'belum ditangani',
  'nav.admin': 'Admin',
  'nav.users': 'Pengguna',
  'nav.more': 'Lainnya',
  'nav.blocked': 'diblokir',

  'search.label': 'Cari money site',
  'search.placeholder': 'Cari domain, catatan, tag…',

  'live.live': 'Langsung',
  'live.delayed': 'Tertunda',
  'live.reconnecting': 'Menyambung lagi',
  'live.offline': 'Luring',
  'live.delayedWhy': 'Koneksi langsung tidak tembus: semua data dibaca ulang tiap 10 detik',
  'live.heard': 'Kabar terakhir dari server pukul {{time}}',

  'bell.latest': 'Perubahan terbaru',
  'bell.latestNew': 'Perubahan terbaru, {{count}} baru',
  'bell.all': 'Semua perubahan',
  'bell.incidents': 'Insiden',

  'theme.theme': 'Tema',
  'theme.system': 'Ikut sistem',
  'theme.light': 'Terang',
  'theme.dark': 'Gelap',

  'notFound.heading': 'Halaman tidak ditemukan',
  'notFound.text': 'Tidak ada apa-apa di alamat ini. Mungkin sudah dihapus, atau tautannya salah.',
  'notFound.home': 'Ke Beranda',

  'part.missing': 'Bagian Nawala Monitor ini tidak dapat dimuat.',
  'part.unreachable': 'Bagian Nawala Monitor ini tidak dapat dimuat: server tidak dapat dihubungi.',
};
