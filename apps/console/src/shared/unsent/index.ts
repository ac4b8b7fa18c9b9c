export { useKept } from './kept';
export { forgetUnsent, useUnsent, type UnsentPlace } from './unsent';
