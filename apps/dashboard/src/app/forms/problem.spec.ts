import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form } from '@angular/forms/signals';
import { describeFailure, serverErrors } from './problem';

const answer = (status: number, body: object | null, headers = new HttpHeaders()) =>
  new HttpErrorResponse({ status, headers, error: body });
const problem = (status: number, code: string, detail: string, errors?: object[]) =>
  answer(status, { type: 'about:blank', title: 'T', status, detail, code, errors });

describe('a failure in one sentence', () => {
  it('is said by the code of the problem and what came with it', () => {
    expect(describeFailure(problem(409, 'LAST_ADMIN', 'L'))).toMatch(/^This is the last active admin/);
    const taken = answer(409, { status: 409, code: 'DOMAIN_TAKEN', detail: 'D', params: { domain: 'a.com' } });
    expect(describeFailure(taken)).toBe('a.com is on the list already.');
  });

  it('repeats what the API says where the page has no words for it, or lacks what they name', () => {
    expect(describeFailure(problem(409, 'KEY_TAKEN', 'This name is taken'))).toBe('This name is taken');
    expect(describeFailure(problem(409, 'DOMAIN_TAKEN', 'a.com is taken'))).toBe('a.com is taken');
    expect(describeFailure(problem(409, 'BRAND_IN_USE', 'In use'))).toBe('In use');
  });

  it('says which rule of the input is broken, where the page has words for it', () => {
    const rule = (path: string, code: string) =>
      describeFailure(problem(400, 'INVALID_INPUT', 'Invalid', [{ path, message: 'M', code, params: { max: 1000 } }]));
    expect(rule('rows', 'newBrands')).toMatch(/^At most 1,000 brands/);
    expect(rule('rows', 'unheardOf')).toBe('The server does not accept what was sent.');
  });

  it('says how long to wait when there were too many attempts', () => {
    expect(describeFailure(answer(429, null, new HttpHeaders({ 'Retry-After': '30' })))).toContain('30 s');
  });

  it('does not blame the person for a server that is away', () => {
    expect(describeFailure(answer(0, null))).toContain('cannot be reached');
    expect(describeFailure(answer(503, null))).toContain('not ready');
  });
});

describe('server errors on a form', () => {
  const aForm = () => TestBed.runInInjectionContext(() => form(signal({ domain: '', note: '' })));
  let fields: ReturnType<typeof aForm>;
  beforeEach(() => (fields = aForm()));

  it('stand at the fields they name', () => {
    const error = problem(400, 'INVALID_INPUT', 'Invalid', [{ path: 'note', message: 'Too long' }]);
    expect(serverErrors(error, fields)).toEqual([{ kind: 'server', message: 'Too long', fieldTree: fields.note }]);
  });

  it('say the rule that is broken, and what it allows', () => {
    const length = { path: 'note', message: 'M', code: 'maxLength', params: { max: 1000 } };
    const [error] = serverErrors(problem(400, 'INVALID_INPUT', 'Invalid', [length]), fields)!;
    expect(error?.message).toBe('Use at most 1,000 characters');
  });

  it('stand at the field that a conflict is about', () => {
    const [error] = serverErrors(problem(409, 'DOMAIN_TAKEN', 'Already watched'), fields, { DOMAIN_TAKEN: 'domain' })!;
    expect(error?.fieldTree).toBe(fields.domain);
  });

  it('stand at the form when they are about no field', () => {
    expect(serverErrors(answer(0, null), fields)?.[0]?.fieldTree).toBe(fields);
  });
});
