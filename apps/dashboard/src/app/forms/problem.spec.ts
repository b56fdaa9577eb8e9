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
  it('repeats what the API says', () => {
    expect(describeFailure(problem(409, 'LAST_ADMIN', 'This is the last admin'))).toBe('This is the last admin');
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
  const fields = TestBed.runInInjectionContext(() => form(signal({ domain: '', note: '' })));

  it('stand at the fields they name', () => {
    const error = problem(400, 'INVALID_INPUT', 'Invalid', [{ path: 'note', message: 'Too long' }]);
    expect(serverErrors(error, fields)).toEqual([{ kind: 'server', message: 'Too long', fieldTree: fields.note }]);
  });

  it('stand at the field that a conflict is about', () => {
    const [error] = serverErrors(problem(409, 'DOMAIN_TAKEN', 'Already watched'), fields, { DOMAIN_TAKEN: 'domain' })!;
    expect(error?.fieldTree).toBe(fields.domain);
  });

  it('stand at the form when they are about no field', () => {
    expect(serverErrors(answer(0, null), fields)?.[0]?.fieldTree).toBe(fields);
  });
});
