import { computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { keptResource } from '../../live/kept-resource';
import { ImportApi } from './import-api';
import { acceptedOf, outgoingOf, type OutgoingRow, type RowEdit, type RowEdits, withEdit } from './outgoing';
import { type ColumnMap, MOST_BYTES, type ReadList, type Refusal } from './reading/list';
import { ListReader } from './reading/list-reader';
import type { ListReading, ListSource } from './reading/read-list';

/** Milliseconds in which somebody who types goes on typing. */
const PAUSE_MS = 350;

export interface ChosenFile {
  name: string;
  /** Null: too many to be sent, so that nobody reads them. */
  bytes: Uint8Array | null;
}

/** Later than the last change by a moment. */
function settled<T>(source: () => T) {
  const value = signal(untracked(source));
  effect((onCleanup) => {
    const next = source();
    const timer = setTimeout(() => value.set(next), PAUSE_MS);
    onCleanup(() => clearTimeout(timer));
  });
  return value.asReadonly();
}

/** A list on its way in: what was given, what it was read as, what somebody made of it, and what the server says to it. */
export class ImportDraft {
  private readonly reader = inject(ListReader);
  private readonly api = inject(ImportApi);

  readonly text = signal('');
  readonly file = signal<ChosenFile | null>(null);
  readonly columns = linkedSignal<ChosenFile | null, ColumnMap | undefined>({
    source: this.file,
    computation: () => undefined,
  });
  readonly brand = signal('');
  readonly tags = signal<string[]>([]);
  readonly createBrands = signal(false);
  readonly moveExisting = signal(false);

  private readonly source = computed<ListSource | 'tooLarge' | null>(() => {
    const file = this.file();
    if (file) return file.bytes ? { name: file.name, bytes: file.bytes } : 'tooLarge';
    return this.text().trim() === '' ? null : { text: this.text() };
  });
  private readonly settledSource = settled(this.source);

  readonly reading = signal(false);
  readonly list = signal<ReadList | null>(null);
  readonly refused = signal<Refusal | null>(null);
  private readonly edits = linkedSignal<ReadList | null, RowEdits>({ source: this.list, computation: () => new Map() });
  readonly leftOut = computed(() => [...this.edits().values()].filter(({ out }) => out).length);

  private readonly wanted = computed(() => {
    const forAll = { brand: this.brand(), tags: this.tags() };
    const outgoing = outgoingOf(this.list()?.rows ?? [], this.edits(), forAll);
    return outgoing.rows.length === 0 ? undefined : { ...outgoing, createBrands: this.createBrands() };
  });
  private readonly asked = settled(this.wanted);
  readonly judgement = keptResource(this.api.judge(this.asked));

  /** What the server says to the list; null while there is none, or nothing is known of it. */
  readonly verdict = computed(() => (this.wanted() && this.asked() ? (this.judgement.value() ?? null) : null));
  /** Whether something is still on its way: what is shown is about the list as it was. */
  readonly pending = computed(
    () =>
      this.source() !== this.settledSource() ||
      this.reading() ||
      this.wanted() !== this.asked() ||
      (this.asked() !== undefined && (this.judgement.reading() || !this.judgement.current())),
  );
  /** How many would be written. */
  readonly count = computed(() => {
    const verdict = this.verdict();
    return verdict ? verdict.created + (this.moveExisting() ? verdict.moved : 0) : 0;
  });

  constructor() {
    effect((onCleanup) => {
      const [source, columns] = [this.settledSource(), this.columns()];
      let isOver = false;
      onCleanup(() => (isOver = true));
      untracked(() => void this.read(source, columns, () => isOver));
    });
  }

  /** @param number of the row in the verdict */
  edit(number: number, change: RowEdit): void {
    const index = this.asked()?.indexes[number - 1];
    if (index !== undefined) this.edits.update((edits) => withEdit(edits, index, change));
  }

  /** Rows that were left out come back. */
  takeBack(): void {
    this.edits.update((edits) => new Map([...edits].map(([index, { out: _, ...edit }]) => [index, edit])));
  }

  /** Where the row stood in what was given. */
  lineOf(number: number): number {
    const index = this.asked()?.indexes[number - 1];
    return (index === undefined ? undefined : this.list()?.rows[index]?.line) ?? number;
  }

  /** What is to be written, but for what is known to be refused. */
  accepted(): OutgoingRow[] {
    const asked = this.asked();
    const refused = new Set(this.verdict()?.invalid.map(({ line }) => line));
    return asked ? acceptedOf(this.list()?.rows ?? [], asked, refused) : [];
  }

  /** A file that was chosen or dropped. One that is too large to be sent is not read. */
  async open(file: File): Promise<void> {
    const bytes = file.size > MOST_BYTES ? null : new Uint8Array(await file.arrayBuffer());
    this.file.set({ name: file.name, bytes });
  }

  clear(): void {
    this.text.set('');
    this.file.set(null);
    this.list.set(null);
    this.refused.set(null);
    this.moveExisting.set(false);
  }

  private async read(
    source: ListSource | 'tooLarge' | null,
    columns: ColumnMap | undefined,
    isOver: () => boolean,
  ): Promise<void> {
    this.reading.set(source !== null);
    const reading = await this.readingOf(source, columns);
    if (isOver()) return;
    this.list.set(reading && 'list' in reading ? reading.list : null);
    this.refused.set(reading && 'refused' in reading ? reading.refused : null);
    this.reading.set(false);
  }

  private readingOf(
    source: ListSource | 'tooLarge' | null,
    columns: ColumnMap | undefined,
  ): Promise<ListReading | null> {
    if (source === null) return Promise.resolve(null);
    if (source === 'tooLarge') return Promise.resolve({ refused: source });
    return this.reader.read(source, columns && { columns });
  }
}
