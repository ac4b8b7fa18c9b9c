import { graphql } from '../../shared/api';

/** Projects whose title, code, body or number holds what was typed. */
export const FoundProjects = graphql(`
  query FoundProjects($at: MomentInput, $basis: Basis!, $text: String!) {
    projects(at: $at, basis: $basis, filter: { text: $text }, first: 8) {
      totalCount
      edges {
        node {
          code
          title
          unit {
            short
            en
          }
        }
      }
    }
  }
`);
