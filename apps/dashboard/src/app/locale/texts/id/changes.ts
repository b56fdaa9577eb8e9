import type { Translated } from '..';
import type { changes as english } from '../en/changes';

export const changes: Translated<typeof english> = {
  'change.listed': 'Di daftar blokir',
  'change.unreported': 'Tidak ada checker yang melapor lagi',
  'change.unblocked': 'Tidak lagi diblokir',
  'change.reachable': 'Dapat dijangkau',
  'change.none': 'Belum ada hasil yang berubah.',
  'change.failed': 'Perubahan terbaru tidak dapat dimuat.',

  'toasts.toasts': 'Munculkan',
  'toasts.all': 'setiap perubahan',
  'toasts.blocked': 'hanya pemblokiran',
  'toasts.off': 'tidak satu pun',
  'toast.undo': 'Urungkan',
  'toast.undone': 'Diurungkan',
  'toast.changed.other': '{{count}} domain berubah',
  'toast.changedAtLeast': '{{number}} domain berubah',
  'toast.blocked': '{{number}} diblokir',
  'toast.accessible': '{{number}} dapat diakses',
  'toast.dismissAll': 'Tutup semua ({{number}})',
  'toast.view': 'Lihat',
  'toast.added': '{{name}} ditambahkan',
  'toast.saved': '{{name}} disimpan',
  'toast.deleted': '{{name}} dihapus',
};
