import { CreateRuleDto, type RuleDto, type RulePreviewDto } from '@nawala/contracts';
import { previewOf } from './rule-preview';

export const RULE_EXAMPLE: RuleDto = {
  id: '66f2a1b3c4d5e6f708192a91',
  name: 'At once',
  enabled: true,
  on: ['blocked', 'unblocked'],
  brandIds: [],
  tags: [],
  vantages: [],
  after: 0,
  window: 30,
  tellShort: false,
  quietHours: null,
  digestAt: null,
  language: 'id',
  zone: 'Asia/Jakarta',
  channelIds: ['66f2a1b3c4d5e6f708192a71'],
  lastToldAt: '2026-10-12T03:12:40.000Z',
  toldIn30Days: 7,
  state: 'on',
  missing: { brandIds: [], channelIds: [] },
};

/** The first of the messages that a rule such as this one is answered with. */
export const PREVIEW_EXAMPLE: RulePreviewDto = {
  messages: previewOf(
    { ...new CreateRuleDto(), on: ['blocked'] },
    { id: '66f2a1b3c4d5e6f708192a3b', name: 'Aurora', code: 'AUR' },
    new Map(),
    'https://nawala.example.com',
    new Date('2026-10-12T03:12:09.000Z'),
  ).messages.slice(0, 1),
};
