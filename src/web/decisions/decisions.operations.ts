import { graphql } from '../../platform/index.js';

export const accountRequestsOperation = graphql(`
  query AccountRequests {
    accountRequests(first: 100) {
      nodes {
        id
        displayName
        accountRequest {
          since
          email
          state {
            name
          }
        }
      }
    }
  }
`);

export const decideAccountOperation = graphql(`
  mutation DecideAccount($id: ID!, $accept: Boolean!, $reason: String) {
    decideAccount(member: $id, accept: $accept, reason: $reason) {
      id
    }
  }
`);

export const postsToConfirmOperation = graphql(`
  query PostsToConfirm {
    postsToConfirm(first: 100) {
      nodes {
        id
        title
        from
        organisation {
          name
        }
        state {
          name
        }
        member {
          displayName
        }
      }
    }
  }
`);

export const confirmPostOperation = graphql(`
  mutation ConfirmPost($id: ID!, $accept: Boolean!, $reason: String) {
    confirmPost(id: $id, accept: $accept, reason: $reason) {
      id
    }
  }
`);
