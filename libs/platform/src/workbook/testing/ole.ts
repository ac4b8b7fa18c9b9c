/** Streams and storages of a hand-made OLE compound file, so that it can be wrong in exactly one place. */
export interface OlePart {
  readonly name: string;
  /** Absent for a storage. */
  readonly content?: Buffer;
  /** Size written in the directory instead of the true one. */
  readonly claimedSize?: number;
}

const SECTOR = 512;
const END = 0xfffffffe;
const FREE = 0xffffffff;

/** Writes an OLE compound file; every stream is padded above the size of small ones, so there is one kind of chain. */
export function ole(parts: readonly OlePart[], { endless = false }: { readonly endless?: boolean } = {}): Buffer {
  const table: number[] = [];
  const sectors: Buffer[] = [];
  const place = (content: Buffer): number => {
    const start = sectors.length;
    const count = Math.max(1, Math.ceil(content.length / SECTOR));
    for (let at = 0; at < count; at += 1) {
      sectors.push(Buffer.concat([content.subarray(at * SECTOR, (at + 1) * SECTOR), Buffer.alloc(SECTOR)]).subarray(0, SECTOR));
      table.push(at === count - 1 ? (endless ? start : END) : start + at + 1);
    }
    return start;
  };
  const entry = (name: string, type: number, start: number, size: number): Buffer => {
    const bytes = Buffer.alloc(128);
    bytes.write(name, 0, 'utf16le');
    bytes.writeUInt16LE((name.length + 1) * 2, 64);
    bytes[66] = type;
    [68, 72, 76].forEach((at) => bytes.writeUInt32LE(FREE, at));
    bytes.writeUInt32LE(start, 116);
    bytes.writeUInt32LE(size, 120);
    return bytes;
  };
  const entries = parts.map(({ name, content, claimedSize }) => {
    if (!content) return entry(name, 1, 0, 0);
    const padded = Buffer.concat([content, Buffer.alloc(Math.max(0, 4_096 - content.length))]);
    return entry(name, 2, place(padded), claimedSize ?? padded.length);
  });
  const directory = place(Buffer.concat([entry('Root Entry', 5, END, 0), ...entries]));
  if (endless) for (let at = directory; at < table.length; at += 1) table[at] = at === table.length - 1 ? END : at + 1;
  const tableSectors = Math.ceil((table.length + 8) / 128);
  const first = sectors.length;
  const allocation = Buffer.alloc(tableSectors * SECTOR, 0xff);
  table.forEach((next, at) => allocation.writeUInt32LE(next, at * 4));
  const head = Buffer.alloc(SECTOR);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head);
  [62, 3, 0xfffe, 9, 6].forEach((value, at) => head.writeUInt16LE(value, 24 + at * 2));
  head.writeUInt32LE(tableSectors, 44);
  head.writeUInt32LE(directory, 48);
  head.writeUInt32LE(4_096, 56);
  head.writeUInt32LE(END, 60);
  head.writeUInt32LE(END, 68);
  for (let at = 0; at < 109; at += 1) head.writeUInt32LE(at < tableSectors ? first + at : FREE, 76 + at * 4);
  return Buffer.concat([head, ...sectors, allocation]);
}

const record = (id: number, data: Buffer = Buffer.alloc(0)): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
};

const words = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, at) => bytes.writeUInt16LE(value, at * 2));
  return bytes;
};

export interface BiffOptions {
  readonly version?: number;
  /** Records among the globals: their number and content. */
  readonly extra?: readonly (readonly [number, Buffer])[];
  readonly sheetType?: number;
  readonly hidden?: boolean;
  /** Rows of one number each. */
  readonly rows?: readonly number[];
}

/** A workbook stream of one sheet, 填报表, with one number in each given row. */
export function biff({ version = 0x0600, extra = [], sheetType = 0, hidden = false, rows = [0] }: BiffOptions = {}): Buffer {
  const name = Buffer.concat([Buffer.from([3, 1]), Buffer.from('填报表', 'utf16le')]);
  const start = record(0x0809, words(version, 5, 0, 0, 0, 0, 0, 0));
  const more = Buffer.concat(extra.map(([id, data]) => record(id, data)));
  const bound = (at: number): Buffer => {
    const place = Buffer.alloc(6);
    place.writeUInt32LE(at, 0);
    place[4] = hidden ? 1 : 0;
    place[5] = sheetType;
    return record(0x0085, Buffer.concat([place, name]));
  };
  const end = record(0x000a);
  const at = start.length + more.length + bound(0).length + end.length;
  const sheet = [
    record(0x0809, words(version, 0x10, 0, 0, 0, 0, 0, 0)),
    ...rows.map((row) => {
      const number = Buffer.alloc(8);
      number.writeDoubleLE(120.5, 0);
      return record(0x0203, Buffer.concat([words(row, 0, 0), number]));
    }),
    end,
  ];
  return Buffer.concat([start, more, bound(at), end, ...sheet]);
}
