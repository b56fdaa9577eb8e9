/** How many of something each client has at the moment. Who has none takes no room. */
export class Tally {
  private readonly counts = new Map<string, number>();

  of(client: string): number {
    return this.counts.get(client) ?? 0;
  }

  /** One more; gives what takes it back. */
  add(client: string): () => void {
    this.counts.set(client, this.of(client) + 1);
    return () => {
      const left = this.of(client) - 1;
      if (left > 0) this.counts.set(client, left);
      else this.counts.delete(client);
    };
  }
}
