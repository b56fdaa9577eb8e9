import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { fewAFrame, withFewMore } from './few-a-frame';

const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => ({ id: `row ${from + n}` }));

describe('withFewMore', () => {
  it('keeps what is shown and adds the first few of the others, in their order', () => {
    expect(withFewMore(rows(0, 6), [...rows(1, 2), ...rows(5, 6)], 2)).toEqual([...rows(0, 3), ...rows(5, 6)]);
  });

  it('drops what is gone, and shows what stays as it is now', () => {
    const now = [{ id: 'row 1', state: 'closed' }];
    expect(withFewMore(now, rows(0, 3), 0)).toEqual(now);
  });
});

describe('fewAFrame', () => {
  let frames: FrameRequestCallback[];
  beforeEach(() => {
    frames = [];
    jest.spyOn(globalThis, 'requestAnimationFrame').mockImplementation((frame) => frames.push(frame));
  });
  afterEach(() => jest.restoreAllMocks());

  function nextFrame(): void {
    const due = frames;
    frames = [];
    for (const frame of due) frame(0);
    TestBed.tick();
  }

  it('shows ten at once and ten more with each frame, until all are there', () => {
    const items = signal(rows(0, 25));
    const shown = TestBed.runInInjectionContext(() => fewAFrame(items));
    TestBed.tick();
    expect(shown()).toEqual(rows(0, 10));
    nextFrame();
    expect(shown()).toEqual(rows(0, 20));
    nextFrame();
    expect(shown()).toEqual(rows(0, 25));
    nextFrame();
    expect(frames).toEqual([]);
  });

  it('begins anew with rows that replace them', () => {
    const items = signal(rows(0, 5));
    const shown = TestBed.runInInjectionContext(() => fewAFrame(items));
    TestBed.tick();
    items.set(rows(100, 130));
    expect(shown()).toEqual(rows(100, 110));
  });
});
