import { fromBufferPromise } from 'yauzl';

/**
 * The part of a zip archive, or null where it has none of that name. For archives that have passed the check: sizes are
 * compared again while inflating.
 */
export async function readPart(bytes: Buffer, name: string): Promise<Buffer | null> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== name) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) chunks.push(chunk);
    return Buffer.concat(chunks);
  }
  return null;
}
