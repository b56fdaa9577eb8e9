import {
  ChangePasswordDto,
  CreateBrandDto,
  CreateChannelDto,
  CreateDomainDto,
  CreateKeyDto,
  CreateRuleDto,
  CreateUserDto,
  EmailConfigDto,
  ERROR_CODES,
  LoginDto,
  TelegramConfigDto,
  UrlConfigDto,
  ruleProblems,
} from '@nawala/contracts';
import { validateSync } from 'class-validator';
import { sayRule } from './say-rule';
import { TEXTS } from '../../testing/all-texts';

const LONG = 'a'.repeat(2000);
const WRONG = [
  '',
  LONG,
  '!',
  '12345678',
  'http://',
  ['A B'],
  ['a', 'a'],
  Array.from({ length: 99 }, (_, i) => `t${i}`),
];
/** Rules that no form can break: its controls give nothing else. */
const BY_CONTROL = ['isString', 'isBoolean', 'isArray'];

it.each([
  ChangePasswordDto,
  CreateBrandDto,
  CreateChannelDto,
  CreateDomainDto,
  CreateKeyDto,
  CreateRuleDto,
  CreateUserDto,
  EmailConfigDto,
  LoginDto,
  TelegramConfigDto,
  UrlConfigDto,
])('%p: every rule that a form can break is said in the words of the page', (Dto) => {
  const problems = Object.keys(new Dto()).flatMap((field) =>
    WRONG.flatMap((value) => ruleProblems(validateSync(Object.assign(new Dto(), { [field]: value })))),
  );
  const unsaid = problems
    .filter(({ code }) => !BY_CONTROL.includes(code))
    .filter((problem) => sayRule({ ...problem, message: 'NOT SAID' }) === 'NOT SAID')
    .map(({ path, code }) => `${path}.${code}`);
  expect([...new Set(unsaid)]).toEqual([]);
});

it('every problem that the API can answer with has its words, and no other has', () => {
  // Said by how long to wait, whichever code comes with it.
  const withWait = ['NOT_READY', 'TOO_MANY_REQUESTS'];
  const said = Object.keys(TEXTS.en).flatMap((key) => /^problem\.(\w+?)(?:\.(?:one|other))?$/.exec(key)?.[1] ?? []);
  expect([...new Set(said)].sort()).toEqual(ERROR_CODES.filter((code) => !withWait.includes(code)).sort());
});
