import type { Translated } from '..';
import type { checkers as english } from '../en/checkers';

export const checkers: Translated<typeof english> = {
  'problem.CHECK_NOT_FOUND': 'Pemeriksaan itu tidak ada: masing-masing disimpan sepuluh menit.',
  'problem.VANTAGE_IN_USE':
    'Masih ada checker yang melapor untuk jaringan ini: hentikan dulu, lalu lupakan jaringannya setelah diam.',
  'problem.VANTAGE_NOT_FOUND': 'Tidak ada yang melapor, atau pernah melapor, untuk jaringan ini.',
  'problem.NO_CHECKER': 'Tidak ada checker yang sedang terhubung untuk diminta.',

  'fleet.what': 'Daftar checker',
  'fleet.loading': 'Memuat checker',
  'fleet.connected': '{{connected}} dari {{all}} terhubung',
  'fleet.networks.other': '{{count}} jaringan',
  'fleet.none': 'Belum ada checker',
  'fleet.noneText':
    'Checker adalah program kecil di dalam jaringan. Ia mengukur setiap domain dari sana dan melapor ke sini.',
  'fleet.noneForUsers': 'Admin menghubungkan checker: program kecil yang mengukur setiap domain dari dalam jaringan.',
  'fleet.connect': 'Hubungkan checker',
  'fleet.table': 'Checker dan jaringannya',

  'fleet.network': 'Jaringan',
  'fleet.state': 'Keadaan',
  'fleet.lastReport': 'Laporan terakhir',
  'fleet.round': 'Putaran',
  'fleet.perSecond': 'Per detik',
  'fleet.backlog': 'Antrean',
  'fleet.backlogWhy': 'Hasil yang menunggu dilaporkan',
  'fleet.canaries': 'Kenari',
  'fleet.canariesWhy': 'Nama yang jawabannya sudah diketahui: selama salah satunya gagal, tidak ada yang dilaporkan',
  'fleet.inconclusive': 'Tak pasti',
  'fleet.ada': 'Ada',
  'fleet.tidakAda': 'Tidak ada',
  'fleet.actions': 'Tindakan',
  'fleet.actionsFor': 'Tindakan untuk {{vantage}}',

  'fleet.version': 'versi {{version}}',
  'fleet.outdated': 'Ada versi baru',
  'fleet.upToDate': 'terbaru',
  'fleet.key': 'kunci “{{name}}”',
  'fleet.clockBehind': 'Jam tertinggal {{time}}',
  'fleet.clockAhead': 'Jam mendahului {{time}}',
  'fleet.isConnected': 'Terhubung',
  'fleet.notConnectedSince': 'Tidak terhubung sejak {{time}}',
  'fleet.withoutAgent': 'Melapor tanpa koneksi',
  'fleet.withoutAgentWhy': 'Tidak dapat diminta memeriksa sekarang, dan jalannya putaran tidak diketahui',

  'fleet.reports': 'Melapor',
  'fleet.silent': 'Diam',
  'fleet.blind': 'Buta',
  'fleet.waiting': 'Belum melapor',
  'fleet.roundStopped': 'berhenti di {{share}}',
  'fleet.roundOf': '{{checked}} dari {{total}} nama',
  'fleet.canariesFine': '{{passed}} dari {{total}} baik',
  'fleet.canariesFail': '{{failed}} dari {{total}} gagal',
  'fleet.blindSince':
    '{{vantage}} tidak mengukur apa pun sejak {{time}}: {{reason}}. Tak ada kabar pemblokiran dari sana sampai kenarinya lolos.',
  'fleet.rename': 'Ganti nama',
  'fleet.renameHeading': 'Bagaimana {{vantage}} ditampilkan',
  'fleet.label': 'Ditampilkan sebagai',
  'fleet.labelHint': 'Misalnya Telkom · Jakarta. Nama aslinya, {{vantage}}, mengembalikannya.',
  'fleet.forget': 'Lupakan',
  'fleet.forgetHeading': 'Lupakan {{vantage}}?',
  'fleet.forgetText':
    'Jaringan tidak lagi didaftar, dan status setiap domain menurut jaringan lainnya; tidak ada yang diberi tahu. Hanya bisa bila sudah diam; laporannya tetap ada di riwayat.',
  'fleet.forgotten': '{{vantage}} dilupakan',
  'fleet.isForgotten': '{{vantage}} sedang dilupakan: dengan domain sebanyak ini perlu waktu',
  'fleet.staleAfter': 'Jaringan yang diam lebih dari {{time}} tidak lagi dihitung dalam hasil.',

  'fleet.rounds': 'Lama putaran',
  'fleet.roundsNone': 'Belum ada putaran yang selesai.',
  'fleet.roundsOf': '{{vantage}}: putaran terakhir memakan {{time}}',
};
