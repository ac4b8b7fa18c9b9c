import { refuse } from './refused';

/** A stream or storage of an OLE compound file, as its directory names it. */
export interface OleEntry {
  readonly name: string;
  readonly isStream: boolean;
  readonly start: number;
  readonly size: number;
}

const END = 0xfffffffe;
const FREE = 0xffffffff;
const DIRECTORY_ENTRY = 128;

/**
 * The directory of an OLE compound file, read with bounds: a chain of sectors that leaves the file, comes back to itself
 * or is longer than its stream is a refusal, never a loop. Only what is asked for is copied.
 */
export class OleFile {
  readonly entries: readonly OleEntry[];
  private readonly sectorBytes: number;
  private readonly table: Uint32Array;

  /** @throws Refused where the file is not well formed, or has more than `parts` entries */
  constructor(
    private readonly bytes: Buffer,
    parts: number,
  ) {
    if (bytes.length < 512) refuse('WORKBOOK_DAMAGED', 'an OLE container without its header');
    const shift = bytes.readUInt16LE(30);
    if (shift !== 9 && shift !== 12) refuse('WORKBOOK_DAMAGED', `OLE sectors of 2^${shift} bytes`);
    this.sectorBytes = 1 << shift;
    this.table = this.allocation();
    this.entries = this.directory(parts);
  }

  /** A stream's bytes. Streams below the cutoff lie in the root's own stream. */
  stream(entry: OleEntry): Buffer {
    if (entry.size >= this.bytes.readUInt32LE(56)) return this.chain(entry.start, entry.size, entry.name);
    const root = this.entries[0];
    if (!root) return refuse('WORKBOOK_DAMAGED', 'an OLE container without a root');
    const mini = this.chain(root.start, root.size, 'the small streams');
    const miniTable = this.chain(this.bytes.readUInt32LE(60), this.bytes.readUInt32LE(64) * this.sectorBytes, 'their table');
    const pieces: Buffer[] = [];
    let sector = entry.start;
    for (let left = entry.size; left > 0; left -= 64) {
      if ((sector + 1) * 64 > mini.length + 63 || sector * 4 + 4 > miniTable.length) refuse('WORKBOOK_DAMAGED', entry.name);
      pieces.push(mini.subarray(sector * 64, sector * 64 + Math.min(64, left)));
      sector = miniTable.readUInt32LE(sector * 4);
    }
    return Buffer.concat(pieces);
  }

  private sector(number: number): Buffer {
    const at = (number + 1) * this.sectorBytes;
    // The last sector of a file may be cut at its content's end.
    if (number >= END - 3 || at >= this.bytes.length) refuse('WORKBOOK_DAMAGED', `OLE sector ${number} is outside the file`);
    return this.bytes.subarray(at, at + this.sectorBytes);
  }

  private get sectors(): number {
    return Math.ceil(this.bytes.length / this.sectorBytes);
  }

  private allocation(): Uint32Array {
    const wanted = this.bytes.readUInt32LE(44);
    if (wanted > this.sectors) refuse('WORKBOOK_LYING_SIZE', `${wanted} sectors of allocation`);
    const list: number[] = [];
    for (let at = 0; at < 109 && list.length < wanted; at += 1) list.push(this.bytes.readUInt32LE(76 + at * 4));
    let more = this.bytes.readUInt32LE(68);
    while (list.length < wanted) {
      const sector = this.sector(more);
      const each = this.sectorBytes / 4 - 1;
      for (let at = 0; at < each && list.length < wanted; at += 1) list.push(sector.readUInt32LE(at * 4));
      more = sector.readUInt32LE(each * 4);
    }
    const perSector = this.sectorBytes / 4;
    const table = new Uint32Array(list.length * perSector).fill(FREE);
    list.forEach((number, index) => {
      const sector = this.sector(number);
      for (let at = 0; at + 4 <= sector.length; at += 4) table[index * perSector + at / 4] = sector.readUInt32LE(at);
    });
    return table;
  }

  private chain(start: number, size: number, name: string): Buffer {
    if (size > this.bytes.length) refuse('WORKBOOK_LYING_SIZE', `${name}: ${size} bytes`);
    const pieces: Buffer[] = [];
    let length = 0;
    for (let sector = start; length < size; sector = this.table[sector] ?? END) {
      const piece = this.sector(sector);
      pieces.push(piece);
      length += piece.length;
      if (pieces.length > this.sectors) refuse('WORKBOOK_DAMAGED', `${name}: a chain without an end`);
    }
    return Buffer.concat(pieces).subarray(0, size);
  }

  private directory(parts: number): readonly OleEntry[] {
    const perSector = this.sectorBytes / DIRECTORY_ENTRY;
    const entries: OleEntry[] = [];
    let seen = 0;
    for (let number = this.bytes.readUInt32LE(48); number !== END; number = this.table[number] ?? END) {
      seen += 1;
      if (seen * perSector > parts + perSector) refuse('WORKBOOK_TOO_MANY_PARTS', `more than ${parts}`);
      const sector = this.sector(number);
      for (let at = 0; at + DIRECTORY_ENTRY <= sector.length; at += DIRECTORY_ENTRY) {
        const type = sector[at + 66];
        if (type !== 1 && type !== 2 && type !== 5) continue;
        const nameBytes = Math.min(64, Math.max(2, sector.readUInt16LE(at + 64)));
        const name = sector.toString('utf16le', at, at + nameBytes - 2);
        entries.push({ name, isStream: type === 2, start: sector.readUInt32LE(at + 116), size: sector.readUInt32LE(at + 120) });
      }
    }
    const total = entries.reduce((sum, { isStream, size }) => sum + (isStream ? size : 0), 0);
    if (total > this.bytes.length) refuse('WORKBOOK_LYING_SIZE', `${total} bytes in streams`);
    return entries;
  }
}
