import { graphql } from '../../../shared/api';

export const RenameMutation = graphql(`
  mutation RenameProject($input: RenameProjectInput!) {
    renameProject(input: $input) {
      position
      userErrors {
        code
        message
        messageEn
        repair
        field
        detail
      }
    }
  }
`);

export const MoveMutation = graphql(`
  mutation MoveProject($input: MoveProjectInput!) {
    moveProject(input: $input) {
      position
      userErrors {
        code
        message
        messageEn
        repair
        field
        detail
      }
    }
  }
`);

export const RecategoriseMutation = graphql(`
  mutation RecategoriseProject($input: RecategoriseProjectInput!) {
    recategoriseProject(input: $input) {
      position
      userErrors {
        code
        message
        messageEn
        repair
        field
        detail
      }
    }
  }
`);

export const LevelsMutation = graphql(`
  mutation SetSupportLevels($input: SetSupportLevelsInput!) {
    setSupportLevels(input: $input) {
      position
      userErrors {
        code
        message
        messageEn
        repair
        field
        detail
      }
    }
  }
`);

export const StageMutation = graphql(`
  mutation RecordStage($input: RecordStageInput!) {
    recordStage(input: $input) {
      position
      userErrors {
        code
        message
        messageEn
        repair
        field
        detail
      }
    }
  }
`);

export const SideStateMutation = graphql(`
  mutation RecordSideState($input: RecordSideStateInput!) {
    recordSideState(input: $input) {
      position
      userErrors {
        code
        message
        messageEn
        repair
        field
        detail
      }
    }
  }
`);
