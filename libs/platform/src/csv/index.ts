export { CSV_BOM, type CsvCell, csvLine, csvText } from './csv';
export { sheetCsv } from './sheet-csv';
