/** A new idempotency key. `crypto.randomUUID` is missing outside secure contexts, where offices often are. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * One key for one act: it stays the same while the same content is sent again (a lost answer, an impatient click), and a
 * new one is made for other content and after it was answered.
 */
export class KeyKeeper {
  private held: { readonly content: string; readonly key: string } | null = null;

  constructor(private readonly make: () => string = newKey) {}

  keyFor(content: string): string {
    if (this.held?.content !== content) this.held = { content, key: this.make() };
    return this.held.key;
  }

  answered(): void {
    this.held = null;
  }
}
