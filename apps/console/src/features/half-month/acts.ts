import { graphql, RefusalFields } from '../../shared/api';

/** Every act on a draft is answered alike; what stands then is read again. */
const REFUSALS = graphql(
  `
    fragment Refusals on DraftPayload {
      position
      userErrors {
        ...RefusalFields
      }
    }
  `,
  [RefusalFields],
);

export const OpenDraft = graphql(
  `
    mutation BeginDraft($input: OpenDraftInput!) {
      openDraft(input: $input) {
        ...Refusals
      }
    }
  `,
  [REFUSALS],
);
export const EditCells = graphql(
  `
    mutation MendCells($input: EditCellsInput!) {
      editCells(input: $input) {
        ...Refusals
      }
    }
  `,
  [REFUSALS],
);
export const ClearCells = graphql(
  `
    mutation TakeBackCells($input: ClearCellsInput!) {
      clearCells(input: $input) {
        ...Refusals
      }
    }
  `,
  [REFUSALS],
);
export const AnswerLine = graphql(
  `
    mutation AnswerLine($input: AnswerLineInput!) {
      answerLine(input: $input) {
        ...Refusals
      }
    }
  `,
  [REFUSALS],
);
export const RegisterLine = graphql(
  `
    mutation RegisterLine($input: RegisterLineInput!) {
      registerLine(input: $input) {
        ...Refusals
      }
    }
  `,
  [REFUSALS],
);
export const DropLine = graphql(
  `
    mutation DropLine($input: DropLineInput!) {
      dropLine(input: $input) {
        ...Refusals
      }
    }
  `,
  [REFUSALS],
);
export const ExplainMissing = graphql(
  `
    mutation ExplainMissing($input: ExplainMissingInput!) {
      explainMissing(input: $input) {
        ...Refusals
      }
    }
  `,
  [REFUSALS],
);
export const WaiveFinding = graphql(
  `
    mutation WaiveFinding($input: WaiveFindingInput!) {
      waiveFinding(input: $input) {
        ...Refusals
      }
    }
  `,
  [REFUSALS],
);
export const DismissFinding = graphql(
  `
    mutation DismissFinding($input: DismissFindingInput!) {
      dismissFinding(input: $input) {
        ...Refusals
      }
    }
  `,
  [REFUSALS],
);
export const SettleMoved = graphql(
  `
    mutation SettleMoved($input: SettleMovedInput!) {
      settleMoved(input: $input) {
        ...Refusals
      }
    }
  `,
  [REFUSALS],
);

export const DiscardDraft = graphql(
  `
    mutation DiscardDraft($input: DiscardDraftInput!) {
      discardDraft(input: $input) {
        position
        userErrors {
          ...RefusalFields
        }
      }
    }
  `,
  [RefusalFields],
);

export const SubmitReport = graphql(
  `
    mutation SubmitReport($input: SubmitReportInput!) {
      submitReport(input: $input) {
        position
        receipt {
          number
        }
        userErrors {
          ...RefusalFields
        }
      }
    }
  `,
  [RefusalFields],
);
