import { afterNextRender, Component, inject, Injector } from '@angular/core';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { filter, take } from 'rxjs';
import { MissingPartNotice } from './loading/missing-part-notice';

@Component({
  selector: 'app-root',
  imports: [MissingPartNotice, RouterOutlet],
  template: '<router-outlet /><app-missing-part-notice />',
})
export class App {
  constructor() {
    const injector = inject(Injector);
    const removeOutline = () => document.getElementById('outline')?.remove();
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        take(1),
      )
      .subscribe(() => afterNextRender(removeOutline, { injector }));
  }
}
