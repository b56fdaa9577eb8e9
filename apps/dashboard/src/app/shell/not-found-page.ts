import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TextPipe } from '../locale/text-pipes';
import { Notice } from '../ui/notice';

@Component({
  selector: 'app-not-found-page',
  imports: [Notice, RouterLink, TextPipe],
  template: `
    <app-notice icon="search" [heading]="'notFound.heading' | t" level="1" [text]="'notFound.text' | t">
      <a class="btn primary" routerLink="/">{{ 'notFound.home' | t }}</a>
      <a class="btn" routerLink="/domains">{{ 'nav.domains' | t }}</a>
    </app-notice>
  `,
})
export class NotFoundPage {}
