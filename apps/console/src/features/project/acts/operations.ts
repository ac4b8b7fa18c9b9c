import { graphql, RefusalFields } from '../../../shared/api';

export const RenameMutation = graphql(
  `
    mutation RenameProject($input: RenameProjectInput!) {
      renameProject(input: $input) {
        position
        userErrors {
          ...RefusalFields
        }
      }
    }
  `,
  [RefusalFields],
);

export const MoveMutation = graphql(
  `
    mutation MoveProject($input: MoveProjectInput!) {
      moveProject(input: $input) {
        position
        userErrors {
          ...RefusalFields
        }
      }
    }
  `,
  [RefusalFields],
);

export const RecategoriseMutation = graphql(
  `
    mutation RecategoriseProject($input: RecategoriseProjectInput!) {
      recategoriseProject(input: $input) {
        position
        userErrors {
          ...RefusalFields
        }
      }
    }
  `,
  [RefusalFields],
);

export const LevelsMutation = graphql(
  `
    mutation SetSupportLevels($input: SetSupportLevelsInput!) {
      setSupportLevels(input: $input) {
        position
        userErrors {
          ...RefusalFields
        }
      }
    }
  `,
  [RefusalFields],
);

export const StageMutation = graphql(
  `
    mutation RecordStage($input: RecordStageInput!) {
      recordStage(input: $input) {
        position
        userErrors {
          ...RefusalFields
        }
      }
    }
  `,
  [RefusalFields],
);

export const SideStateMutation = graphql(
  `
    mutation RecordSideState($input: RecordSideStateInput!) {
      recordSideState(input: $input) {
        position
        userErrors {
          ...RefusalFields
        }
      }
    }
  `,
  [RefusalFields],
);
