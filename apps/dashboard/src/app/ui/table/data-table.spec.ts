import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatMenuModule } from '@angular/material/menu';
import { media } from '../../../testing/media';
import { Rendered } from '../../../testing/rendered';
import { Column } from './column';
import { DataTable } from './data-table';

@Component({
  imports: [Column, DataTable, MatMenuModule],
  template: `
    <app-data-table
      caption="Pets"
      [rows]="rows()"
      [order]="order()"
      [menu]="menu"
      [menuLabel]="labelOf"
      (ordered)="order.set($event)"
    >
      <a *appColumn="let pet of rows(); label: 'user.name'; orders: ['name', '-name']; place: 'title'" href="#">{{
        pet.id
      }}</a>
      <b *appColumn="let pet of rows(); label: 'domain.note'">{{ pet.age }} years</b>
      <i *appColumn="let pet of rows(); let card = card; place: 'detail'">{{ card ? 'on a card' : 'in a table' }}</i>
    </app-data-table>
    <mat-menu #menu>
      <ng-template matMenuContent let-row="row"
        ><button mat-menu-item>Feed {{ row.id }}</button></ng-template
      >
    </mat-menu>
  `,
})
class Pets {
  readonly rows = signal([
    { id: 'Cat', age: 3 },
    { id: 'Dog', age: 4 },
  ]);
  readonly order = signal<'name' | '-name' | null>(null);
  readonly labelOf = ({ id }: { id: string }) => `Actions for ${id}`;
}

describe('DataTable', () => {
  let page: Rendered;
  let root: HTMLElement;

  beforeEach(async () => {
    const fixture = TestBed.createComponent(Pets);
    root = fixture.nativeElement as HTMLElement;
    document.body.append(root);
    page = new Rendered(fixture);
    await page.settled();
  });
  afterEach(() => root.remove());

  async function turn(narrow: boolean): Promise<void> {
    media.turn(narrow);
    await page.settled();
  }
  const texts = (selector: string) => page.all(selector).map(({ textContent }) => textContent.trim());
  const menuItems = () => [...document.querySelectorAll('[mat-menu-item]')].map(({ textContent }) => textContent);

  it('is a table of the columns that have a head', () => {
    expect(texts('th')).toEqual(['Name', 'Note', 'Actions']);
    expect(texts('td:not(.more)')).toEqual(['Cat', '3 years', 'Dog', '4 years']);
    expect(page.all('ul')).toHaveLength(0);
  });

  it('is a list of the fields that have a place on cards where the screen is narrow, and nothing twice', async () => {
    await turn(true);
    expect(texts('li .title')).toEqual(['Cat', 'Dog']);
    expect(texts('li .detail')).toEqual(['on a card', 'on a card']);
    expect(texts('li b')).toEqual([]);
    expect(page.all('table')).toHaveLength(0);
    await turn(false);
    expect(page.all('ul')).toHaveLength(0);
  });

  it('is ordered by its heads, which say so', async () => {
    page.button('Name')!.click();
    await page.settled();
    expect(page.all('th[aria-sort=ascending]')).toHaveLength(1);
    page.button('Name')!.click();
    await page.settled();
    expect(page.all('th[aria-sort=descending]')).toHaveLength(1);
    page.button('Name')!.click();
    await page.settled();
    expect(page.all('th[aria-sort]')).toHaveLength(0);
  });

  it('leaves the focus at the row that had it, and at its menu, when it turns', async () => {
    page.all('[data-row=Dog] a')[0]!.focus();
    await turn(true);
    expect(document.activeElement).toBe(page.all('li[data-row=Dog] a')[0]);
    page.button('Actions for Cat')!.focus();
    await turn(false);
    expect(document.activeElement).toBe(page.button('Actions for Cat'));
    expect(page.all('table')).toHaveLength(1);
  });

  it('turns only after an open menu is closed', async () => {
    page.button('Actions for Dog')!.click();
    await page.settled();
    await turn(true);
    expect(menuItems()).toEqual(['Feed Dog']);
    expect(page.all('table')).toHaveLength(1);
    document.querySelector<HTMLElement>('[mat-menu-item]')!.click();
    await page.settled();
    expect(page.all('table')).toHaveLength(0);
    expect(page.all('li')).toHaveLength(2);
  });
});
