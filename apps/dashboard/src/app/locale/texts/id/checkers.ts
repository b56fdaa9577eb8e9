import type { Translated } from '..';
import type { checkers as english } from '../en/checkers';

export const checkers: Translated<typeof english> = {
  'problem.CHECK_NOT_FOUND': 'Pemeriksaan itu tidak ada: masing-masing disimpan sepuluh menit.',
  'problem.NO_CHECKER': 'Tidak ada pemeriksa yang sedang terhubung untuk diminta.',
};
