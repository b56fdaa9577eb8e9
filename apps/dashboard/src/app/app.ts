import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { MissingPartNotice } from './loading/missing-part-notice';

@Component({
  selector: 'app-root',
  imports: [MissingPartNotice, RouterOutlet],
  template: '<router-outlet /><app-missing-part-notice />',
})
export class App {}
