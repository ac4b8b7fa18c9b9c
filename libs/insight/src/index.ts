export * from './changes/change-kinds';
export * from './figures';
export { endOf, seriesAt, type Series, type SeriesPoint, type SeriesQuestion } from './series';
export { METRICS, metricById, ofBasis } from './metrics/catalogue';
