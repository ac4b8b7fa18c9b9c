import { parseGrid } from '../parse-grid';
import { writeWorkbook } from '../write-workbook';
import { markPackage } from './mark-package';
import { NotEditable, type Marks } from './marks';
import { planOfGrid } from './rewrite-grid';

/**
 * The process in which an uploaded workbook is marked, walled in like the one that parses: on standard input the length of
 * the marks in four bytes, the marks as JSON, the file; one JSON text on standard output.
 */
async function main(): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const all = Buffer.concat(chunks);
  const length = all.readUInt32BE(0);
  const marks = JSON.parse(all.toString('utf8', 4, 4 + length)) as Marks;
  const { bytes, rewritten } = await marked(all.subarray(4 + length), marks);
  process.stdout.write(JSON.stringify({ file: bytes.toString('base64'), rewritten }));
}

async function marked(bytes: Buffer, marks: Marks): Promise<{ readonly bytes: Buffer; readonly rewritten: boolean }> {
  const isZip = bytes.readUInt32BE(0) === 0x504b0304;
  try {
    if (isZip) return { bytes: await markPackage(bytes, marks), rewritten: false };
  } catch (error) {
    if (!(error instanceof NotEditable)) throw error;
  }
  const anew = await writeWorkbook(planOfGrid(await parseGrid(bytes)));
  return { bytes: await markPackage(anew, marks), rewritten: true };
}

main().catch((error: unknown) => {
  const detail = error instanceof Error ? error.message : String(error);
  process.stdout.write(JSON.stringify({ refusal: { code: 'WORKBOOK_UNREADABLE', detail } }));
});
