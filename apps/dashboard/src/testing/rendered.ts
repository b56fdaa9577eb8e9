import type { ComponentFixture } from '@angular/core/testing';

/** What a person would find on the page. Times, labels and names are normalised to single spaces. */
export class Rendered {
  constructor(private readonly fixture: ComponentFixture<unknown>) {}

  get text(): string {
    return clean(this.root.textContent);
  }

  /** Buttons by their accessible name. */
  button(name: string | RegExp): HTMLButtonElement | undefined {
    return this.buttons.find((button) =>
      typeof name === 'string' ? nameOf(button) === name : name.test(nameOf(button)),
    );
  }

  get buttonNames(): string[] {
    return this.buttons.map(nameOf);
  }

  all(selector: string): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(selector)];
  }

  /** Types into the control under the given label. */
  fill(label: string, value: string): void {
    const found = this.all('label').find((element) => clean(element.textContent).startsWith(label));
    const control = this.root.querySelector<HTMLInputElement>(`#${found?.getAttribute('for')}`);
    if (!control) throw new Error(`There is no control labelled ${label}`);
    control.value = value;
    for (const type of ['input', 'change', 'blur']) control.dispatchEvent(new Event(type, { bubbles: true }));
  }

  /** When everything has happened that the last act set off, promises first: a stable app may still await one. */
  async settled(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await this.fixture.whenStable();
  }

  /** For what comes after a pause of the page's own; the test's time limit ends what never comes. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await this.settled();
  }

  private get root(): HTMLElement {
    return this.fixture.nativeElement as HTMLElement;
  }

  private get buttons(): HTMLButtonElement[] {
    return [...this.root.querySelectorAll('button')];
  }
}

const clean = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();
const nameOf = (element: Element): string => element.getAttribute('aria-label') ?? clean(element.textContent);
