import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Rendered } from '../../testing/rendered';
import { NavigationProgress } from './navigation-progress';

@Component({ template: '' })
class Page {}

it('a line tells that the next page is on its way, until it is there', async () => {
  let resolve: (page: typeof Page) => void = () => undefined;
  const promise = new Promise<typeof Page>((settle) => (resolve = settle));
  TestBed.configureTestingModule({ providers: [provideRouter([{ path: 'slow', loadComponent: () => promise }])] });
  const page = new Rendered(TestBed.createComponent(NavigationProgress));
  const arrived = TestBed.inject(Router).navigateByUrl('/slow');
  TestBed.tick();
  expect(page.all('[role=progressbar]')).toHaveLength(1);
  resolve(Page);
  await arrived;
  TestBed.tick();
  expect(page.all('[role=progressbar]')).toHaveLength(0);
});
