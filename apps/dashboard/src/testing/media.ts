/** What `matchMedia` says of every query, in the spec's hands. Listened to as the CDK does. */
class Media {
  private readonly listeners = new Set<(event: Media) => void>();
  readonly media = '';
  matches = false;

  /** The screen becomes narrow, or wide again. */
  turn(matches: boolean): void {
    this.matches = matches;
    for (const listener of this.listeners) listener(this);
  }

  addListener(listener: (event: Media) => void): void {
    this.listeners.add(listener);
  }

  /** The same, for who listens as the standard has it. */
  addEventListener(_type: 'change', listener: (event: Media) => void): void {
    this.addListener(listener);
  }

  removeEventListener(_type: 'change', listener: (event: Media) => void): void {
    this.removeListener(listener);
  }

  removeListener(listener: (event: Media) => void): void {
    this.listeners.delete(listener);
  }
}

export const media = new Media();
