import { Component, computed, input } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';
import { Icon } from './icon';
import type { IconName } from './icons';

/** A number worth a glance. */
export interface Tile {
  label: string;
  icon: IconName;
  tone: 'bad' | 'ok' | 'none';
  value: string;
  /** Smaller, behind the value: `/5`. */
  of?: string;
  detail: string;
  /** The detail tells that things have become worse. */
  worse?: boolean;
  alarming?: boolean;
  /** Where it leads: a filter of the money sites, or a place on this page; without either, nowhere. */
  queryParams?: Params;
  fragment?: string;
}

@Component({
  selector: 'app-tile-row',
  imports: [Icon, RouterLink],
  templateUrl: './tile-row.html',
  styleUrl: './tile-row.css',
})
export class TileRow {
  /** Undefined while they are on their way. */
  readonly tiles = input.required<readonly Tile[] | undefined>();
  /** How many there will be. */
  readonly count = input.required<number>();
  protected readonly places = computed(() => Array.from({ length: this.count() }, (_, place) => place));
}
