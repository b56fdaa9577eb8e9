import { Directive } from '@angular/core';
import { MatMenuTrigger } from '@angular/material/menu';

/** The dots at the end of a row, which open what can be done with it: `[appRowMenu]` the menu, `[of]` its data. */
@Directive({
  selector: 'button[appRowMenu]',
  hostDirectives: [
    {
      directive: MatMenuTrigger,
      inputs: ['matMenuTriggerFor: appRowMenu', 'matMenuTriggerData: of'],
      outputs: ['menuOpened', 'menuClosed'],
    },
  ],
  host: { type: 'button', class: 'icon-btn dots' },
})
export class RowMenu {}
