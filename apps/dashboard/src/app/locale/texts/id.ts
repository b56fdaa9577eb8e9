import { brands } from './id/brands';
import { changes } from './id/changes';
import { domains } from './id/domains';
import { forms } from './id/forms';
import { home } from './id/home';
import { problems } from './id/problems';
import { rules } from './id/rules';
import { session } from './id/session';
import { shell } from './id/shell';
import { time } from './id/time';
import type { Translated } from '.';
import type { EN } from './en';

/**
 * Bahasa Indonesia, as a colleague would say it: short, "Anda", no exclamation marks.
 *
 * Glossary: ada, tidak ada (the verdicts) · domain, brand, tag, money site, checker, admin (stay) · user: pengguna · blocked: diblokir ·
 * not measured: belum diukur · last checked: terakhir diperiksa · paused: jeda · resume: lanjutkan · undo: urungkan ·
 * note: catatan · change: perubahan · history: riwayat · evidence: bukti · vantage: titik pantau · filter: saring ·
 * sign in, out: masuk, keluar · password: kata sandi · save: simpan · cancel: batal · delete: hapus · edit: ubah ·
 * incident: insiden · alert: peringatan · channel: kanal · rule: aturan · mute: bisukan · acknowledge: tangani ·
 * retry: coba lagi · network: jaringan · browser: peramban · offline: luring
 */
export const ID: Translated<typeof EN> = {
  ...brands,
  ...changes,
  ...domains,
  ...forms,
  ...home,
  ...problems,
  ...rules,
  ...session,
  ...shell,
  ...time,
};
