import type { WorkbookRefusalCode } from './refusal';

/** Parts that a plain workbook of Excel, WPS or LibreOffice may hold; lower case. Anything else is refused by name. */
const ALLOWED: readonly RegExp[] = [
  /^\[content_types\]\.xml$/,
  /^_rels\/\.rels$/,
  /^docprops\/[^/]+\.(xml|jpe?g|png|wmf|emf)$/,
  /^docmetadata\/[^/]+\.xml$/,
  /^customxml\/(_rels\/)?[^/]+\.(xml|rels)$/,
  /^xl\/(_rels\/)?(workbook|sharedstrings|styles|calcchain|metadata|cellimages|comments\d*|sheetmetadata)\.xml(\.rels)?$/,
  /^xl\/(worksheets|chartsheets)\/(_rels\/)?[^/]+\.xml(\.rels)?$/,
  /^xl\/(theme|tables|persons|threadedcomments|comments|charts|richdata|featurepropertybag|pivottables|pivotcache|slicers|slicercaches)\/(_rels\/)?[^/]+\.xml(\.rels)?$/,
  /^xl\/drawings\/(_rels\/)?[^/]+\.(xml|vml)(\.rels)?$/,
  /^xl\/media\/[^/]+\.(png|jpe?g|gif|bmp|emf|wmf|tiff?)$/,
  /^xl\/printersettings\/[^/]+\.bin$/,
];

/** Parts that are refused by the name of what they are, before the list above is asked. */
const REFUSED: readonly (readonly [RegExp, WorkbookRefusalCode])[] = [
  [/vba(project|data|projectsignature)|^xl\/(macrosheets|dialogsheets|intlmacrosheets)\//, 'WORKBOOK_MACROS'],
  [/^xl\/externallinks\//, 'WORKBOOK_EXTERNAL_LINK'],
  [/^xl\/(embeddings|activex|ctrlprops)\/|oleobject/, 'WORKBOOK_EMBEDDED_OBJECT'],
  [/^xl\/(connections\.xml|querytables\/|model\/)/, 'WORKBOOK_DATA_CONNECTION'],
  [/\.(zip|xlsx|xlsm|xlsb|docx|pptx|jar|rar|7z|gz|tgz|bz2|xz|tar)$/, 'WORKBOOK_NESTED_ARCHIVE'],
  [/^xl\/workbook\.bin$|^xl\/worksheets\/[^/]+\.bin$/, 'WORKBOOK_BINARY_XLSB'],
];

/** What the name of a part says against opening the file; null where nothing. */
export const partRefusal = (name: string): WorkbookRefusalCode | null => {
  const lower = name.toLowerCase();
  for (const [pattern, code] of REFUSED) if (pattern.test(lower)) return code;
  return ALLOWED.some((pattern) => pattern.test(lower)) ? null : 'WORKBOOK_UNKNOWN_PART';
};

/** Words in [Content_Types].xml and the relationship parts; a part may carry any name, but not any type. */
const TYPES: readonly (readonly [RegExp, WorkbookRefusalCode])[] = [
  [/macroenabled|vbaproject|xlmacrosheet|ms-office\.activex/i, 'WORKBOOK_MACROS'],
  [/sheet\.binary\./i, 'WORKBOOK_BINARY_XLSB'],
  [/relationships\/(externallink|attachedtemplate)|externallink\+xml/i, 'WORKBOOK_EXTERNAL_LINK'],
  [/relationships\/(oleobject|package|control)["']|\.oleobject/i, 'WORKBOOK_EMBEDDED_OBJECT'],
  [/relationships\/(connections|querytable)["']|connections\+xml/i, 'WORKBOOK_DATA_CONNECTION'],
];

export const isTypesPart = (name: string): boolean => /^\[content_types\]\.xml$|\.rels$/i.test(name);
export const isXmlPart = (name: string): boolean => /\.(xml|rels|vml|rdf)$/i.test(name);

/** What the declared types and relationships of a part say against opening the file. */
export const typesRefusal = (xml: string): WorkbookRefusalCode | null => {
  for (const [pattern, code] of TYPES) if (pattern.test(xml)) return code;
  return null;
};
