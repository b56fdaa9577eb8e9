import type { Translated } from '..';
import type { problems as english } from '../en/problems';

export const problems: Translated<typeof english> = {
  'failure.unknown': 'Terjadi kesalahan. Coba lagi.',
  'failure.timeout':
    'Server tidak menjawab tepat waktu. Mungkin tetap sudah dikerjakan: periksa dulu sebelum mencoba lagi.',
  'failure.unreachable': 'Server tidak dapat dihubungi. Periksa koneksi Anda lalu coba lagi.',
  'failure.refused': 'Server tidak dapat melakukannya. Coba lagi.',
  'failure.tooMany': 'Terlalu banyak percobaan. Coba lagi dalam {{wait}}.',
  'failure.notReady': 'Server belum siap. Coba lagi dalam {{wait}}.',
  'failure.aMinute': 'satu menit',
  'failure.aMoment': 'beberapa saat',
  'failure.seconds': '{{number}} dtk',
  'failure.minutes': '{{number}} mnt',

  'problem.BAD_CREDENTIALS': 'Alamat email atau kata sandi salah.',
  'problem.BRAND_IN_USE.other': 'Brand ini masih punya {{count}} domain. Pindahkan atau hapus dulu.',
  'problem.BRAND_NOT_FOUND': 'Brand itu tidak ada.',
  'problem.BRAND_TAKEN': '{{value}} sudah dipakai brand lain.',
  'problem.DOMAIN_NOT_FOUND': 'Domain itu tidak ada.',
  'problem.DOMAIN_TAKEN': '{{domain}} sudah ada dalam daftar.',
  'problem.EMAIL_TAKEN': '{{email}} sudah dipakai pengguna lain.',
  'problem.FORBIDDEN': 'Peran Anda tidak mengizinkan ini. Hubungi admin.',
  'problem.HEADERS_TOO_LARGE': 'Permintaan terlalu besar.',
  'problem.INTERNAL': 'Terjadi kesalahan di pihak kami. Sebutkan {{id}} saat melaporkannya.',
  'problem.INVALID_INPUT': 'Server tidak menerima yang dikirim.',
  'problem.JOB_NOT_FOUND': 'Pekerjaan itu tidak ada: hanya disimpan sehari.',
  'problem.JOB_RUNNING': 'Ini masih berjalan. Batalkan dahulu.',
  'problem.LAST_ADMIN': 'Ini admin aktif terakhir. Jadikan orang lain admin dulu.',
  'problem.NOT_FOUND': 'Tidak ada apa-apa di alamat ini.',
  'problem.PAYLOAD_TOO_LARGE': 'Yang dikirim terlalu besar.',
  'problem.REQUEST_TIMEOUT': 'Yang dikirim tidak tiba tepat waktu. Coba lagi.',
  'problem.SELF_CHANGE': 'Anda tidak dapat menghapus, menurunkan, atau menonaktifkan diri sendiri. Hubungi admin lain.',
  'problem.TOO_MANY_JOBS':
    '{{max}} pekerjaan besar Anda sedang berjalan, dan itu batasnya. Tunggu satu selesai, atau batalkan satu.',
  'problem.TOO_MANY_JOBS_KEPT':
    'Anda sudah punya {{max}} pekerjaan besar dalam sehari, dan itu batasnya. Coba lagi nanti.',
  'problem.UNAUTHENTICATED': 'Masuk dulu.',
  'problem.UNDO_OVER': 'Ini tidak dapat diurungkan lagi.',
  'problem.UNDO_PENDING': '{{domain}} baru saja dihapus dan masih dapat dikembalikan. Coba lagi beberapa detik lagi.',
  'problem.UNSUPPORTED_MEDIA_TYPE': 'Server tidak menerima yang dikirim.',
  'problem.USER_NOT_FOUND': 'Pengguna itu tidak ada.',
  'problem.VIEW_NOT_FOUND': 'Tampilan itu tidak ada.',
};
