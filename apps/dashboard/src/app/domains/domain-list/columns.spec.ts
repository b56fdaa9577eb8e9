import { TestBed } from '@angular/core/testing';
import { Columns, OPTIONAL_COLUMNS } from './columns';

describe('Columns', () => {
  beforeEach(() => localStorage.clear());

  it('are all there until somebody leaves some out, and then as they were left', () => {
    expect(TestBed.inject(Columns).shown()).toEqual(OPTIONAL_COLUMNS);
    TestBed.inject(Columns).show(['domain.note', 'domain.brand']);
    TestBed.resetTestingModule();
    expect(TestBed.inject(Columns).shown()).toEqual(['domain.brand', 'domain.note']);
    expect(TestBed.inject(Columns).hidden().has('domain.since')).toBe(true);
  });
});
