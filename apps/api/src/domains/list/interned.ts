/**
 * Texts that many rows have in common. Each is kept once, under a number that it has as long as anybody uses it; then the
 * number is another's.
 */
export class Interned {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];
  private readonly uses: number[] = [];
  private readonly free: number[] = [];

  /** @param entered hears which number has a text that it had not before */
  constructor(private readonly entered: (number: number) => void = () => undefined) {}

  /** The number of the text, for one user more. */
  take(text: string): number {
    const number = this.numbers.get(text) ?? this.enter(text);
    this.uses[number]! += 1;
    return number;
  }

  /** For one user less. */
  release(number: number): void {
    this.uses[number]! -= 1;
    if (this.uses[number] !== 0) return;
    this.numbers.delete(this.at(number));
    this.free.push(number);
  }

  /** Undefined: nobody uses it. */
  numberOf(text: string): number | undefined {
    return this.numbers.get(text);
  }

  at(number: number): string {
    return this.texts[number] ?? '';
  }

  /** Numbers are below. */
  get end(): number {
    return this.texts.length;
  }

  /** By number: 1 where the test holds. It is asked once for each text, however many rows have it. */
  where(test: (text: string) => boolean): Uint8Array {
    return Uint8Array.from(this.texts, (text) => Number(test(text)));
  }

  private enter(text: string): number {
    const number = this.free.pop() ?? this.texts.length;
    this.texts[number] = text;
    this.uses[number] = 0;
    this.numbers.set(text, number);
    this.entered(number);
    return number;
  }
}
