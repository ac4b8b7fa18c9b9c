export * from './attribute';
export * from './decider';
export * from './event';
export * from './metric';
export * from './projection';
export * from './relation';
export * from './stage';
export * from './time';
