import type { WorkbookRefusalCode } from './refusal';

export const ODS_MIMETYPE = /^application\/vnd\.oasis\.opendocument\.spreadsheet(-template)?\s*$/;

/** Parts that a plain OpenDocument spreadsheet may hold; lower case. Anything else is refused by name. */
const ALLOWED: readonly RegExp[] = [
  /^mimetype$/,
  /^(content|styles|meta|settings)\.xml$/,
  /^manifest\.rdf$/,
  /^layout-cache$/,
  /^meta-inf\/(manifest|documentsignatures)\.xml$/,
  /^thumbnails\/[^/]+\.(png|jpe?g)$/,
  /^(pictures|media)\/[^/]+\.(png|jpe?g|gif|bmp|emf|wmf|svg|tiff?|svm)$/,
  /^configurations2\/([a-z]+\/)*[^/]+\.xml$/,
];

const REFUSED: readonly (readonly [RegExp, WorkbookRefusalCode])[] = [
  [/^(basic|scripts|dialogs)\/|^meta-inf\/macrosignatures\.xml$|\.(xlb|xba|xdl|py|js|bsh|class)$/, 'WORKBOOK_MACROS'],
  [/^(object|objectreplacements)[ \d]*(\/|$)|^obj[a-f0-9]+/, 'WORKBOOK_EMBEDDED_OBJECT'],
  [/^database\//, 'WORKBOOK_DATA_CONNECTION'],
  [/\.(zip|xlsx|xlsm|xlsb|ods|odt|docx|jar|rar|7z|gz|bz2|xz|tar)$/, 'WORKBOOK_NESTED_ARCHIVE'],
];

/** What the name of a part of an .ods says against opening the file; null where nothing. */
export const odsPartRefusal = (name: string): WorkbookRefusalCode | null => {
  const lower = name.toLowerCase();
  for (const [pattern, code] of REFUSED) if (pattern.test(lower)) return code;
  return ALLOWED.some((pattern) => pattern.test(lower)) ? null : 'WORKBOOK_UNKNOWN_PART';
};

/** Words in the XML of an .ods; each shorter than what is carried from one chunk to the next. */
const WORDS: readonly (readonly [RegExp, WorkbookRefusalCode])[] = [
  [/manifest:encryption-data/, 'WORKBOOK_ENCRYPTED'],
  [/<office:script[\s>]|<script:|vnd\.sun\.star\.script:/, 'WORKBOOK_MACROS'],
  [/<table:table-source|<table:cell-range-source|<office:dde-source|<table:dde-link|\['?file:/, 'WORKBOOK_EXTERNAL_LINK'],
  [/<table:database-source-|<form:connection-resource/, 'WORKBOOK_DATA_CONNECTION'],
  [/<draw:(object|object-ole|plugin|applet|floating-frame)[\s>/]/, 'WORKBOOK_EMBEDDED_OBJECT'],
];

/** What a stretch of XML says against opening an .ods. */
export const odsWordRefusal = (xml: string): WorkbookRefusalCode | null => {
  for (const [pattern, code] of WORDS) if (pattern.test(xml)) return code;
  return null;
};
