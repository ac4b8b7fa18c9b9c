export * from './stream-commands';
export type { Act } from '#kernel';
