import { Component, inject } from '@angular/core';
import type { JobDto } from '@nawala/contracts';
import { CountedPipe, TextPipe } from '../locale/text-pipes';
import { Icon } from '../ui/icon';
import { UndoButton } from '../ui/undo-button';
import { progressOf, titleOf } from './job-words';
import { Jobs } from './jobs';

/** How far the jobs are that somebody here has begun, on every page, until they are put away. */
@Component({
  selector: 'app-job-panel',
  imports: [CountedPipe, Icon, TextPipe, UndoButton],
  templateUrl: './job-panel.html',
  styleUrl: './job-panel.css',
})
export class JobPanel {
  protected readonly jobs = inject(Jobs);
  protected readonly title = titleOf;
  protected readonly progress = progressOf;
  protected readonly untilOf = ({ undoUntil }: JobDto): number => Date.parse(undoUntil ?? '');
}
