import type { Translated } from '..';
import type { home as english } from '../en/home';

export const home: Translated<typeof english> = {
  'home.overview': 'Ikhtisar',
  'home.sites.other': '{{count}} money site',
  'home.brands.other': '{{count}} brand',
  'home.watched': '{{sites}} di {{brands}}',
  'home.reporting.other': '{{count}} checker melapor',
  'home.noneReporting': 'tidak ada checker yang melapor',
  'home.attention': 'Perlu perhatian',
  'home.allBlocked.other': 'Lihat {{count}} yang diblokir',
  'home.attentionFailed': 'Bagian ini tidak dapat dimuat.',
  'home.fleet': 'Semua checker',
  'home.allBrands': 'Semua brand',
  'home.checkers': 'Checker',
  'home.blockedOf': '{{blocked}} dari {{total}}',
  'home.noBrands': 'Belum ada brand.',

  'tile.blocked': 'Diblokir',
  'tile.accessible': 'Dapat diakses',
  'tile.share': '{{share}} dari yang diperiksa',
  'tile.sinceYesterday': '{{change}} sejak kemarin',
  'tile.asYesterday': 'sama seperti kemarin',
  'tile.noneChecked': 'belum ada yang diperiksa',
  'tile.noneBlocked': 'tidak ada di daftar blokir',
  'tile.noVerdict': 'belum ada hasil',
  'tile.allMeasured': 'semua sudah ada hasil',
  'tile.excluded': 'tidak ikut diperiksa',
  'tile.allReporting': 'semua melapor',
  'tile.noneReported': 'belum ada yang melapor',
  'tile.silent': '{{number}} diam',
  'tile.silentFor': '{{vantage}} diam selama {{time}}',

  'attention.noDataSince': 'tanpa data sejak',
  'attention.since': 'sejak',
  'attention.allWell': 'Tidak ada yang diblokir, dan semua domain punya hasil terkini.',
  'attention.noDomains': 'Belum ada domain yang dipantau.',

  'checker.reports': 'Melapor',
  'checker.silent': 'Diam',
  'checker.since': 'sejak',
  'checker.none': 'Belum ada checker yang melapor.',

  'steps.heading': 'Langkah pertama',
  'steps.done': ', selesai',
  'steps.brand': 'Tambahkan brand',
  'steps.brandText': 'Domain dikelompokkan menurut brand.',
  'steps.domains': 'Tambahkan domain yang dipantau',
  'steps.domainsText': 'Dengan atau tanpa https://, dan path bila hanya itu yang diblokir.',
  'steps.addDomain': 'Tambah domain',
  'steps.checker': 'Jalankan checker',
  'steps.checkerText':
    'Checker mengukur dari dalam jaringan. Jalankan satu di sebuah mesin pada tiap jaringan yang penting:',

  'steps.tell': 'Kabari seseorang',
  'steps.tellText':
    'Hubungkan Telegram, email, Slack, Discord, atau webhook, lalu tentukan dalam aturan apa yang dikabarkan.',

  'tell.nobody': 'Tidak ada yang akan dikabari.',
  'tell.noChannel':
    'Belum ada kanal, jadi blokir di malam hari hanya tampil di layar ini. Hubungkan Telegram, email, Slack, Discord, atau webhook; perlu sekitar dua menit.',
  'tell.noRule':
    'Ada kanal, tetapi belum ada aturan tentang apa yang dikabarkan, jadi blokir di malam hari hanya tampil di layar ini.',
  'tell.askAdmin': 'Blokir di malam hari hanya tampil di layar ini. Minta admin menyiapkan peringatan.',
  'tell.somebody': 'Kabari seseorang',
};
