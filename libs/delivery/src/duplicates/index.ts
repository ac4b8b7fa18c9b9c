export { suspectedDuplicates } from './duplicates.projection';
