export * from './changes/change-kinds';
export { compile, type CompilationQuestion } from './compilation/compile';
export * from './compilation/content';
export { compareFigure, comparedGroups, figureAgain, type ComparedGroup, type Comparison } from './comparison';
export * from './figures';
export * from './progress/stage-progress';
export { endOf, seriesAt, type Series, type SeriesPoint, type SeriesQuestion } from './series';
export { LATE_AND_OPEN, METRICS, metricById, ofBasis } from './metrics/catalogue';
