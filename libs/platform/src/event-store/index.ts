export * from './errors';
export * from './memory-event-store';
export * from './port';
