import { Injectable } from '@nestjs/common';
import { ProjectStandingPort, type ProjectStanding } from '#delivery';
import { and } from '#insight';
import { claimRelation, nationScope, projectRelation, type LocalDate, type StageCode } from '#kernel';
import { ReadStore } from '#platform/read-store';
import { allRows } from './pages';

/** What official acts must know of a project that its own stream cannot tell: reports claim titles and stages too. */
@Injectable()
export class StandingAdapter extends ProjectStandingPort {
  constructor(private readonly reads: ReadStore) {
    super();
  }

  standingOf(project: string): Promise<ProjectStanding> {
    return this.reads.read({}, async (reader) => {
      const here = { op: 'is', field: 'project', value: project } as const;
      const [row] = await allRows(
        reader,
        projectRelation,
        nationScope,
        and(here, { op: 'is', field: 'basis', value: 'reported' }),
      );
      const claims = await allRows(
        reader,
        claimRelation,
        nationScope,
        and(here, { op: 'in', field: 'attribute', values: ['stage', 'title'] }),
      );
      const shown = (row?.['claims'] ?? {}) as Readonly<Record<string, string>>;
      const fromReport = (attribute: string): boolean => {
        const claim = claims.find((each) => each['claim'] === shown[attribute]);
        return claim?.['state'] !== undefined && claim['state'] !== 'OFFICIAL';
      };
      return {
        title: row ? String(row['title'] ?? '') : null,
        titleFromReport: fromReport('title'),
        stage: (row?.['stage'] ?? null) as StageCode | null,
        stageFromReport: fromReport('stage'),
        stages: claims
          .filter((claim) => claim['attribute'] === 'stage' && !['RETRACTED', 'OFFICIAL'].includes(String(claim['state'])))
          .filter((claim) => claim['value'] !== null)
          .map((claim) => ({
            stage: claim['value'] as unknown as StageCode,
            effectiveOn: String(claim['effectiveOn']) as LocalDate,
          })),
      };
    });
  }
}
