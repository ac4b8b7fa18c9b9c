import { ForeignPosition } from './errors';
import type { PositionToken } from './port';

const DIGITS = 19;

/** Writes and reads the position tokens of one store: `<8 hexadecimal digits>-<19 digits>`, ordered as text. */
export class Positions {
  private readonly prefix: string;

  constructor(storeId: string) {
    if (!/^[0-9a-f]{8}$/.test(storeId)) throw new RangeError(`A store id is 8 hexadecimal digits, not ${storeId}.`);
    this.prefix = `${storeId}-`;
  }

  tokenOf(ordinal: number): PositionToken {
    if (!Number.isSafeInteger(ordinal) || ordinal < 0) throw new RangeError(`No position has the ordinal ${ordinal}.`);
    return (this.prefix + String(ordinal).padStart(DIGITS, '0')) as PositionToken;
  }

  /** Throws ForeignPosition for another store's token and for what is no token. */
  ordinalOf(token: PositionToken): number {
    const digits = token.startsWith(this.prefix) ? token.slice(this.prefix.length) : '';
    const ordinal = digits.length === DIGITS && /^\d+$/.test(digits) ? Number(digits) : NaN;
    if (!Number.isSafeInteger(ordinal)) throw new ForeignPosition(token);
    return ordinal;
  }
}
