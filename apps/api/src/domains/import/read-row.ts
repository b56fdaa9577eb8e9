import { ImportRowInputDto } from '@nawala/contracts';
import { normalizeTarget } from '@nawala/rules/target';
import { InvalidInput } from '../../common/app-error';
import { displayNameOf } from '../../common/display-name';
import { dtoOf } from '../../common/dto-of';
import { FACTS } from '../export/export-columns';
import { plainRow } from './plain-row';
import type { NamedRow, RefusedRow, RowProblem } from './import-row';

/** Characters of a row that are told back. */
const MOST_INPUT = 200;

const WILDCARD = /^(?:\*?\.)|\*/;
const WILDCARDS: RowProblem = { code: 'wildcard', message: 'A wildcard cannot be watched: list each name' };
const NO_TOP_LEVEL: RowProblem = { code: 'noTopLevel', message: 'This has no top level, such as .com' };
const NO_OBJECT: RowProblem = { code: 'isObject', message: 'must be an object with domain and brand' };

/** A row as it came, held to the same rules as a domain that is added alone. @param number of the row, from 1 */
export function readRow(raw: unknown, number: number): NamedRow | RefusedRow {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { line: number, input: shortened(raw), problem: NO_OBJECT };
  }
  const mark = { line: lineOf(raw) ?? number, input: shortened('domain' in raw ? raw.domain : '') };
  try {
    return named(mark, plainRow(raw) ?? dtoOf(ImportRowInputDto, withoutFacts(raw)));
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { ...mark, problem: firstProblem(error) };
  }
}

function named(mark: { line: number; input: string }, row: ImportRowInputDto): NamedRow | RefusedRow {
  const host = row.domain.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\//i, '').split(/[/?#]/, 1)[0] ?? '';
  if (WILDCARD.test(host)) return { ...mark, problem: WILDCARDS };
  const target = normalizeTarget(row.domain);
  if (!target.ok) {
    const { code, problem: message, params } = target;
    const lacksTopLevel = code === 'publicSuffix' && !host.includes('.');
    const problem = lacksTopLevel ? NO_TOP_LEVEL : { code, message, ...(params && { params }) };
    return { ...mark, problem, ...((code === 'publicSuffix' || !host.includes('.')) && { wants: 'suffix' }) };
  }
  const { line: _line, domain: _domain, ...rest } = row;
  return { ...mark, ...rest, domain: target.domain, displayName: displayNameOf(target.domain) };
}

const lineOf = (raw: object): number | undefined =>
  'line' in raw && Number.isSafeInteger(raw.line) && (raw.line as number) > 0 ? (raw.line as number) : undefined;

/** What an export tells beside what can be imported says nothing here. */
const withoutFacts = (raw: object): object =>
  Object.fromEntries(Object.entries(raw).filter(([name]) => !FACTS.includes(name)));

function firstProblem({ options, detail }: InvalidInput): RowProblem {
  const [first] = options.errors ?? [];
  if (!first) return { code: 'invalid', message: detail };
  const { path, code, message, params } = first;
  return {
    code: path ? `${path}.${code}` : code,
    message: path ? `${path}: ${message}` : message,
    ...(params && { params }),
  };
}

function shortened(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return (text.length > MOST_INPUT ? `${text.slice(0, MOST_INPUT)}…` : text).toWellFormed().replaceAll('\0', '');
}
