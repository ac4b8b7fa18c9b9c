import { graphql, RefusalFields, type ResultOf } from '../../shared/api';
import type { PageAnswer } from '../../shared/table';
import { FigureFields } from '../../shared/ui/Figure';

export const ProjectListQuery = graphql(`
  query ProjectList($at: MomentInput, $basis: Basis!, $filter: ProjectFilter, $orderBy: ProjectOrder, $first: Int!, $skip: Int) {
    projects(at: $at, basis: $basis, filter: $filter, orderBy: $orderBy, first: $first, skip: $skip) {
      totalCount
      edges {
        node {
          code
          title
          unit {
            id
            short
            en
          }
          category
          levels
          sideState
          stage
          stageZh
          stageSince
          bodies
          platforms
          firstBroadcastOn
          episodes
          episodeUnit
          productionCost
          promotionCost
          planningNumber
          releaseNumber
          registeredOn
          reportedIn
          disputed
          note
          at {
            asOf
            position
          }
        }
      }
    }
  }
`);

export type ListedProject = ResultOf<typeof ProjectListQuery>['projects']['edges'][number]['node'];

/** A page of the list, and the cut it was read at. */
export function pageOf({ projects }: ResultOf<typeof ProjectListQuery>): PageAnswer<ListedProject> {
  const rows = projects.edges.map(({ node }) => node);
  const { asOf, position } = rows[0]?.at ?? {};
  return { rows, total: projects.totalCount, at: asOf && position ? { asOf, position } : null };
}

export const SummaryQuery = graphql(
  `
    query ProjectSums($at: MomentInput, $basis: Basis!, $filter: ProjectFilter) {
      figures(
        at: $at
        basis: $basis
        filter: $filter
        metrics: ["projects", "productionCost", "promotionCost", "projectsDisputed"]
      ) {
        ...FigureFields
      }
    }
  `,
  [FigureFields],
);

/** A long workbook is made by a job (I-07). */
export const StartExport = graphql(
  `
    mutation StartExport($input: StartJobInput!) {
      startJob(input: $input) {
        job {
          id
        }
        position
        userErrors {
          ...RefusalFields
        }
      }
    }
  `,
  [RefusalFields],
);

export const ExportJobsQuery = graphql(`
  query ExportJobs {
    jobs(first: 20) {
      id
      kind
      mine
      state
      stateZh
      ended
      cancelling
      createdAt
      done
      total
      file {
        name
        size
        kept
        url
      }
      problem {
        zh
        en
      }
    }
  }
`);

export type ExportJob = ResultOf<typeof ExportJobsQuery>['jobs'][number];
