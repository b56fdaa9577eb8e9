import { TestBed } from '@angular/core/testing';
import { ShareBar } from './share-bar';

it.each<[string, { bad: number; ok: number; total: number }, string[]]>([
  ['what nobody has measured as neither', { bad: 0, ok: 0, total: 3 }, ['0%', '0%']],
  ['each by its share', { bad: 1, ok: 2, total: 4 }, ['25%', '50%']],
  ['one of many thousands so that it is seen', { bad: 1, ok: 50_000, total: 100_000 }, ['2%', '50%']],
  ['nothing of nothing', { bad: 0, ok: 0, total: 0 }, ['0%', '0%']],
])('shows %s', async (_, numbers, widths) => {
  const fixture = TestBed.createComponent(ShareBar);
  for (const [name, value] of Object.entries(numbers)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  const spans = (fixture.nativeElement as HTMLElement).querySelectorAll('span');
  expect([...spans].map(({ style }) => style.width)).toEqual(widths);
});
