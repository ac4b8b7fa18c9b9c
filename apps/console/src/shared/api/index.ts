export { graphql, type Document, type MoneyText, type Position, type ResultOf, type VariablesOf } from './graphql';
export { Problem, problemOf, type ProblemKind } from './problem';
export { useAhead, useRead, type ReadOptions } from './read';
export { RefusalFields, useAct, type Act, type ActInput, type Acted, type UserError } from './act';
export { useActEach, type ActEach, type Outcome } from './act-each';
export { ask, download, save, upload, type Upload } from './files';
export { follow, type StreamEvent } from './events';
export { useReportNews } from './news';
export { newKey, KeyKeeper } from './key';
