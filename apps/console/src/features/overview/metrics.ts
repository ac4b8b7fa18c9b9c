/** What the tiles and the line can show. */
export const METRIC_IDS = ['projects', 'productionCost', 'projectsReleased'] as const;
