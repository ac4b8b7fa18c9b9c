import { crc32, deflateRawSync } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';
import { NotEditable } from './marks';

/** The parts of a workbook in their order; those that nobody touches are written back byte for byte. */
export class PackageParts {
  private constructor(private readonly parts: Map<string, Buffer>) {}

  /** For archives that have passed the check. */
  static async read(bytes: Buffer): Promise<PackageParts> {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
    const parts = new Map<string, Buffer>();
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      const chunks: Buffer[] = [];
      for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) chunks.push(chunk);
      parts.set(entry.fileName, Buffer.concat(chunks));
    }
    return new PackageParts(parts);
  }

  has(name: string): boolean {
    return this.parts.has(name);
  }

  /** @throws NotEditable where there is none of that name, or its text is not UTF-8 */
  text(name: string): string {
    const part = this.parts.get(name);
    if (!part) throw new NotEditable(`no part ${name}`);
    if (part.length > 1 && (part.readUInt16BE(0) === 0xfffe || part.readUInt16BE(0) === 0xfeff)) {
      throw new NotEditable(`${name} is UTF-16`);
    }
    const text = part.toString('utf8');
    const encoding = /^\s*<\?xml[^>]*encoding=["']([^"']+)["']/.exec(text)?.[1];
    if (encoding !== undefined && !/^utf-?8$|^us-ascii$/i.test(encoding)) throw new NotEditable(`${name} is ${encoding}`);
    return text;
  }

  write(name: string, text: string): void {
    this.parts.set(name, Buffer.from(text, 'utf8'));
  }

  /** `xl/comments4.xml` where three are there already. */
  free(make: (number: number) => string): string {
    const taken = new Set([...this.parts.keys()].map((name) => name.toLowerCase()));
    for (let number = 1; ; number += 1) if (!taken.has(make(number).toLowerCase())) return make(number);
  }

  zip(): Buffer {
    const local: Buffer[] = [];
    const directory: Buffer[] = [];
    let offset = 0;
    for (const [partName, content] of this.parts) {
      const name = Buffer.from(partName, 'utf8');
      const packed = deflateRawSync(content);
      const common = Buffer.alloc(26);
      common.writeUInt16LE(20, 0);
      common.writeUInt16LE(0x0800, 2);
      common.writeUInt16LE(8, 4);
      // 1 January 1980: the same file marked twice is the same bytes.
      common.writeUInt16LE(0x21, 8);
      common.writeUInt32LE(crc32(content), 10);
      common.writeUInt32LE(packed.length, 14);
      common.writeUInt32LE(content.length, 18);
      common.writeUInt16LE(name.length, 22);
      const head = Buffer.concat([Buffer.from('504b0304', 'hex'), common, name]);
      const entry = Buffer.alloc(14);
      entry.writeUInt32LE(offset, 10);
      directory.push(Buffer.from('504b01021400', 'hex'), common, entry, name);
      local.push(head, packed);
      offset += head.length + packed.length;
    }
    const listing = Buffer.concat(directory);
    const end = Buffer.alloc(22);
    end.writeUInt32BE(0x504b0506, 0);
    end.writeUInt16LE(this.parts.size, 8);
    end.writeUInt16LE(this.parts.size, 10);
    end.writeUInt32LE(listing.length, 12);
    end.writeUInt32LE(offset, 16);
    return Buffer.concat([...local, listing, end]);
  }
}
