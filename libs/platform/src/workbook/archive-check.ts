import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { isTypesPart, isXmlPart, partRefusal, typesRefusal } from './archive-parts';
import { ODS_MIMETYPE, odsPartRefusal, odsWordRefusal } from './ods-parts';
import { checkOle } from './ole-check';
import type { WorkbookRefusal } from './refusal';
import { refuse, Refused } from './refused';

/** Limits in bytes and counts. Every one can be lowered for a test, none is read from the environment. */
export interface ArchiveLimits {
  readonly fileBytes: number;
  readonly parts: number;
  readonly inflatedBytes: number;
  readonly ratio: number;
  /** Parts that inflate to less than this may have any ratio: a small sheet of equal rows packs very well. */
  readonly ratioFloorBytes: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  fileBytes: 20 * 1024 * 1024,
  parts: 200,
  inflatedBytes: 100 * 1024 * 1024,
  ratio: 100,
  ratioFloorBytes: 1024 * 1024,
};

/** Kinds of workbook, told by what is inside, never by a name. */
export type WorkbookKind = 'xlsx' | 'xls' | 'ods';

/** What was seen, for the parser, logs and benchmarks. */
export interface ArchiveFacts {
  readonly kind: WorkbookKind;
  readonly parts: number;
  readonly inflatedBytes: number;
}

export type ArchiveCheck =
  { readonly ok: true; readonly facts: ArchiveFacts } | { readonly ok: false; readonly refusal: WorkbookRefusal };

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le');
/** Longest thing looked for across two chunks, twice over for UTF-16. */
const CARRY = 64;

/**
 * Looks at an uploaded file before anything opens it (promises, upload pipeline; S9): its directory first, then every
 * part inflated once, counted and dropped. Nothing is kept, so memory stays at one chunk however far a part inflates.
 */
export async function checkArchive(bytes: Buffer, limits: ArchiveLimits = ARCHIVE_LIMITS): Promise<ArchiveCheck> {
  try {
    checkOutside(bytes, limits);
    if (bytes.subarray(0, 8).equals(OLE)) {
      return { ok: true, facts: { kind: 'xls', parts: checkOle(bytes, limits.parts), inflatedBytes: bytes.length } };
    }
    return { ok: true, facts: await checkInside(bytes, limits) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    return { ok: false, refusal: { code: damage(error), detail: error instanceof Error ? error.message : String(error) } };
  }
}

function checkOutside(bytes: Buffer, limits: ArchiveLimits): void {
  if (bytes.length === 0) refuse('WORKBOOK_EMPTY', '0 bytes');
  if (bytes.length > limits.fileBytes) refuse('WORKBOOK_TOO_LARGE', `${bytes.length} > ${limits.fileBytes} bytes`);
  if (bytes.subarray(0, 8).equals(OLE)) {
    if (bytes.includes(ENCRYPTED_STREAM)) refuse('WORKBOOK_ENCRYPTED', 'OLE container with EncryptedPackage');
    return;
  }
  if (bytes.readUIntBE(0, Math.min(4, bytes.length)) !== 0x504b0304) refuse('WORKBOOK_NOT_XLSX', 'no zip signature');
}

async function checkInside(bytes: Buffer, limits: ArchiveLimits): Promise<ArchiveFacts> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
  if (zip.entryCount > limits.parts) refuse('WORKBOOK_TOO_MANY_PARTS', `${zip.entryCount} > ${limits.parts}`);
  const entries = await readDirectory(zip, limits);
  const kind = entries.some(({ fileName }) => fileName === 'mimetype') ? 'ods' : 'xlsx';
  checkParts(entries, kind);
  let inflated = 0;
  for (const entry of entries) {
    inflated += await inflatePart(zip, entry, limits, inflated, kind);
  }
  return { kind, parts: entries.length, inflatedBytes: inflated };
}

/** The directory alone already refuses most; what it claims is counted again while inflating. */
async function readDirectory(zip: ZipFile, limits: ArchiveLimits): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  const names = new Set<string>();
  let claimed = 0;
  for await (const entry of zip.eachEntry()) {
    if (entries.length >= limits.parts) refuse('WORKBOOK_TOO_MANY_PARTS', `more than ${limits.parts}`);
    if (entry.fileName.endsWith('/')) {
      if (entry.uncompressedSize > 0) refuse('WORKBOOK_UNKNOWN_PART', entry.fileName);
      continue;
    }
    if (entry.isEncrypted()) refuse('WORKBOOK_ENCRYPTED', entry.fileName);
    const name = entry.fileName.toLowerCase();
    // Two parts of one name: this check might read the one and the parser the other.
    if (names.has(name)) refuse('WORKBOOK_DUPLICATE_PART', entry.fileName);
    names.add(name);
    claimed += entry.uncompressedSize;
    if (claimed > limits.inflatedBytes) refuse('WORKBOOK_INFLATES_TOO_FAR', `${claimed} > ${limits.inflatedBytes} bytes`);
    checkRatio(entry, entry.uncompressedSize, limits);
    entries.push(entry);
  }
  return entries;
}

/** Each kind has its own list of parts, and must have those without which it is none. */
function checkParts(entries: readonly Entry[], kind: 'xlsx' | 'ods'): void {
  for (const { fileName } of entries) {
    const code = kind === 'ods' ? odsPartRefusal(fileName) : partRefusal(fileName);
    if (code) refuse(code, fileName);
  }
  const names = new Set(entries.map(({ fileName }) => fileName.toLowerCase()));
  const needed = kind === 'ods' ? ['content.xml', 'meta-inf/manifest.xml'] : ['[content_types].xml', 'xl/workbook.xml'];
  const missing = needed.find((name) => !names.has(name));
  if (missing) refuse('WORKBOOK_NOT_XLSX', `a zip archive without ${missing}`);
}

function checkRatio(entry: Entry, inflated: number, limits: ArchiveLimits): void {
  if (inflated > limits.ratioFloorBytes && inflated > entry.compressedSize * limits.ratio) {
    refuse('WORKBOOK_RATIO', `${entry.fileName}: ${inflated} from ${entry.compressedSize} bytes`);
  }
}

async function inflatePart(
  zip: ZipFile,
  entry: Entry,
  limits: ArchiveLimits,
  before: number,
  kind: 'xlsx' | 'ods',
): Promise<number> {
  const stream = await zip.openReadStreamPromise(entry);
  const xml = isXmlPart(entry.fileName);
  const types: string[] = [];
  let size = 0;
  let carry = '';
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (size === 0) checkSignature(entry, chunk, kind);
    size += chunk.length;
    if (size > entry.uncompressedSize) refuse('WORKBOOK_LYING_SIZE', entry.fileName);
    if (before + size > limits.inflatedBytes) refuse('WORKBOOK_INFLATES_TOO_FAR', entry.fileName);
    checkRatio(entry, size, limits);
    if (!xml) continue;
    // Dropping the zero bytes makes UTF-16 of either order look like its ASCII letters.
    const text = carry + chunk.toString('latin1').replaceAll('\0', '');
    if (/<!(?:doctype|entity)/i.test(text)) refuse('WORKBOOK_DOCTYPE', entry.fileName);
    const word = kind === 'ods' ? odsWordRefusal(text) : null;
    if (word) refuse(word, entry.fileName);
    carry = text.slice(-CARRY);
    if (kind === 'xlsx' && isTypesPart(entry.fileName)) types.push(chunk.toString('latin1').replaceAll('\0', ''));
  }
  if (size !== entry.uncompressedSize) refuse('WORKBOOK_LYING_SIZE', entry.fileName);
  const code = types.length > 0 ? typesRefusal(types.join('')) : null;
  if (code) refuse(code, entry.fileName);
  return size;
}

/** Content that is an archive or an OLE object whatever its part is called. */
function checkSignature(entry: Entry, chunk: Buffer, kind: 'xlsx' | 'ods'): void {
  if (kind === 'ods' && entry.fileName === 'mimetype' && !ODS_MIMETYPE.test(chunk.toString('latin1'))) {
    refuse('WORKBOOK_NOT_XLSX', chunk.toString('latin1', 0, 80));
  }
  if (chunk.length >= 4 && chunk.readUInt32BE(0) === 0x504b0304) refuse('WORKBOOK_NESTED_ARCHIVE', entry.fileName);
  if (chunk.subarray(0, 8).equals(OLE)) refuse('WORKBOOK_EMBEDDED_OBJECT', entry.fileName);
}

/** Maps the zip reader's words; everything it cannot make sense of is damage. */
function damage(error: unknown): WorkbookRefusal['code'] {
  const message = error instanceof Error ? error.message : '';
  if (/invalid relative path|absolute path|invalid characters in fileName/i.test(message)) return 'WORKBOOK_UNSAFE_PATH';
  if (/too many bytes in the stream|not enough bytes in the stream|compressed\/uncompressed size mismatch/i.test(message)) {
    return 'WORKBOOK_LYING_SIZE';
  }
  if (/encrypt/i.test(message)) return 'WORKBOOK_ENCRYPTED';
  return 'WORKBOOK_DAMAGED';
}
