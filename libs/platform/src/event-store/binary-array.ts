/** Element types of PostgreSQL by their fixed object ids. */
const OID = { int4: 23, int8: 20, text: 25, json: 114, uuid: 2950 } as const;

/**
 * Arrays in PostgreSQL's binary form. As text, every quote of every JSON document would be escaped here and unescaped
 * there, which costs more than storing it.
 */
export const textArray = (values: readonly string[]): Buffer => ofStrings(OID.text, values);
export const jsonArray = (values: readonly string[]): Buffer => ofStrings(OID.json, values);

export function int4Array(values: readonly number[]): Buffer {
  const out = header(OID.int4, values.length, 8 * values.length);
  values.forEach((value, index) => out.writeInt32BE(value, out.writeInt32BE(4, HEADER + 8 * index)));
  return out;
}

export function int8Array(values: readonly number[]): Buffer {
  const out = header(OID.int8, values.length, 12 * values.length);
  values.forEach((value, index) => out.writeBigInt64BE(BigInt(value), out.writeInt32BE(8, HEADER + 12 * index)));
  return out;
}

export function uuidArray(values: readonly string[]): Buffer {
  const out = header(OID.uuid, values.length, 20 * values.length);
  values.forEach((value, index) => out.write(value.replaceAll('-', ''), out.writeInt32BE(16, HEADER + 20 * index), 'hex'));
  return out;
}

const HEADER = 20;

function header(elementType: number, length: number, bytes: number): Buffer {
  const out = Buffer.allocUnsafe(HEADER + bytes);
  out.writeInt32BE(1, 0); // dimensions
  out.writeInt32BE(0, 4); // no nulls
  out.writeInt32BE(elementType, 8);
  out.writeInt32BE(length, 12);
  out.writeInt32BE(1, 16); // first index
  return out;
}

function ofStrings(elementType: number, values: readonly string[]): Buffer {
  let bytes = 0;
  for (const value of values) bytes += 4 + Buffer.byteLength(value);
  const out = header(elementType, values.length, bytes);
  let at = HEADER;
  for (const value of values) {
    const written = out.write(value, at + 4);
    at = out.writeInt32BE(written, at) + written;
  }
  return out;
}
