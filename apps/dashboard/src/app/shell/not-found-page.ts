import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Notice } from '../ui/notice';

@Component({
  selector: 'app-not-found-page',
  imports: [Notice, RouterLink],
  template: `
    <app-notice
      icon="search"
      heading="Page not found"
      level="1"
      text="There is nothing at this address. It may have been removed, or the link is wrong."
    >
      <a class="btn primary" routerLink="/">Go to Home</a>
      <a class="btn" routerLink="/domains">Money sites</a>
    </app-notice>
  `,
})
export class NotFoundPage {}
