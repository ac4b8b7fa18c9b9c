export * from './figures';
export { METRICS, metricById, ofBasis } from './metrics/catalogue';
