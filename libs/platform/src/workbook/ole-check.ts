import { walkBiff } from './biff';
import { OleFile } from './ole-file';
import type { WorkbookRefusalCode } from './refusal';
import { refuse } from './refused';

/** Storages and streams that speak against opening an .xls, by the name of what they are. */
const REFUSED: readonly (readonly [RegExp, WorkbookRefusalCode])[] = [
  [/^(encryptedpackage|encryptioninfo|\u0006dataspaces)$/, 'WORKBOOK_ENCRYPTED'],
  [/^(_vba_project_cur|_vba_project|vba|macros|projectwm)$/, 'WORKBOOK_MACROS'],
  [/^(mbd[0-9a-f]{8}|lnk[0-9a-f]{8}|objectpool|ctls|\u0001ole10native|\u0003objinfo|package)$/, 'WORKBOOK_EMBEDDED_OBJECT'],
];

/**
 * Looks at an OLE compound file before anything opens it: its directory by name, then the records of its workbook stream,
 * each passed over once. What stands in the cells is read by the capped child alone. Answers how many parts it has.
 * @throws Refused
 */
export function checkOle(bytes: Buffer, parts: number): number {
  const file = new OleFile(bytes, parts);
  for (const { name } of file.entries) {
    const found = REFUSED.find(([pattern]) => pattern.test(name.toLowerCase()));
    if (found) refuse(found[1], printable(name));
  }
  const workbook = file.entries.find(({ name, isStream }) => isStream && name === 'Workbook');
  if (!workbook) {
    if (file.entries.some(({ name }) => name === 'Book')) refuse('WORKBOOK_LEGACY_XLS', 'a Book stream: Excel 95 or older');
    return refuse('WORKBOOK_NOT_XLSX', 'an OLE container without a workbook');
  }
  walkBiff(file.stream(workbook));
  return file.entries.length;
}

const printable = (name: string): string => name.replace(/[^\x20-\x7e]/g, '?');
