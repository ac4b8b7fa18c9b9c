import { everything, nationScope, NameBook, organisationNameRelation, type Names, type NameStretch } from '#kernel';
import type { EventStore, PositionToken } from '#platform/event-store';
import { BadQuestion, ReadStore, type Cut, type CutReader, type CutRequest, type GroupState } from '#platform/read-store';

/** A stretch of a name, and the stretch of the log for which it was believed: `[knownFrom, knownTo)`, ordinals. */
interface KnownStretch {
  readonly stretch: NameStretch;
  readonly knownFrom: number;
  readonly knownTo: number | null;
}

/** Every name ever said, as far as one place in the log. */
interface Said {
  readonly upTo: number;
  readonly stretches: readonly KnownStretch[];
}

/** Where a cut carries what was said: a symbol, so that a cut made of another (`{ ...cut, asOf }`) knows it as well. */
const SAID = Symbol('names as far as the cut knows');
type NamedCut = Cut & { readonly [SAID]?: Said };
const named = new WeakMap<Cut, Names>();

/**
 * What every organisation is and was called, as far as the cut knows; with `ordinal`, as far as was known at that
 * earlier place in the log. @throws Error on a cut that no `NamedReads` opened
 */
export function bookAt(cut: Cut, ordinal = cut.ordinal): NameBook {
  const stretches = (cut as NamedCut)[SAID]?.stretches;
  if (!stretches) throw new Error('This cut was not opened by NamedReads: nobody knows its names');
  const known = stretches.filter(({ knownFrom, knownTo }) => knownFrom <= ordinal && (knownTo === null || ordinal < knownTo));
  return new NameBook(known.map(({ stretch }) => stretch));
}

/** What every organisation is called at a cut: on its day, as far as it knows. */
export function namesAt(cut: Cut): Names {
  const names = named.get(cut) ?? bookAt(cut).on(cut.asOf);
  named.set(cut, names);
  return names;
}

/**
 * A read store whose cuts know the names of their time (`namesAt`), so that whatever is shown at a moment says them
 * without asking again: one small statement when something was appended, none until then, whatever the moment.
 */
export class NamedReads extends ReadStore {
  private newest: Said | null = null;

  constructor(
    private readonly inner: ReadStore,
    private readonly store: EventStore,
  ) {
    super();
  }

  read<T>(request: CutRequest, work: (reader: CutReader) => Promise<T>): Promise<T> {
    return this.inner.read(request, async (reader) => {
      await this.name(reader, reader.cut);
      return work(this.naming(reader));
    });
  }

  state(): Promise<GroupState> {
    return this.inner.state();
  }

  waitFor(position: PositionToken, timeoutMs?: number): Promise<void> {
    return this.inner.waitFor(position, timeoutMs);
  }

  listen(told: (position: PositionToken) => void): () => void {
    return this.inner.listen(told);
  }

  /** The same reader, whose further cuts know their names as well. */
  private naming(reader: CutReader): CutReader {
    const cutAt = async (request: CutRequest): Promise<Cut> => this.name(reader, await reader.cutAt(request));
    return Object.create(reader, { cutAt: { value: cutAt } }) as CutReader;
  }

  private async name(reader: CutReader, cut: Cut): Promise<Cut> {
    const { newest } = this;
    const said = newest && cut.ordinal <= newest.upTo ? newest : await this.look(reader, cut);
    return Object.assign(cut, { [SAID]: said } satisfies Partial<NamedCut>);
  }

  private async look(reader: CutReader, cut: Cut): Promise<Said> {
    const asked = { scope: nationScope, where: everything, versions: true, at: cut };
    const rows = await reader.history(organisationNameRelation, asked).catch((error: unknown) => {
      // Tables that were filled before there were names answer until the new ones are full; not worth remembering.
      if (error instanceof BadQuestion) return null;
      throw error;
    });
    const stretches = (rows ?? []).map(({ row, effectiveFrom, effectiveTo, knownFrom, knownTo }): KnownStretch => ({
      stretch: { ...row, from: effectiveFrom, to: effectiveTo } as unknown as NameStretch,
      knownFrom: this.store.ordinalOf(knownFrom),
      knownTo: knownTo === null ? null : this.store.ordinalOf(knownTo),
    }));
    const found: Said = { upTo: cut.ordinal, stretches };
    if (rows && cut.ordinal > (this.newest?.upTo ?? -1)) this.newest = found;
    return found;
  }
}
