import { graphql, type ResultOf } from '../../platform/index.js';

export const accountOperation = graphql(`
  query Account {
    viewer {
      admitted
      secondFactor
      tasks {
        mutation
      }
      member {
        displayName
        email
      }
      roles {
        role
      }
      sessions {
        id
        current
        startedAt
        lastUsedAt
        device
      }
      passkeys {
        id
        name
        createdAt
        lastUsedAt
      }
      linkedProviders {
        issuer
        name
        linkedAt
      }
      linkableProviders {
        slug
        name
      }
      accessTokens {
        id
        name
        readOnly
        expiresAt
        lastUsedAt
      }
    }
  }
`);

export type OwnAccount = NonNullable<ResultOf<typeof accountOperation>['viewer']>;

export const endSessionOperation = graphql(`
  mutation EndSession($id: ID!) {
    endSession(id: $id)
  }
`);

export const endOtherSessionsOperation = graphql(`
  mutation EndOtherSessions {
    endOtherSessions
  }
`);

export const revokeTokenOperation = graphql(`
  mutation RevokeToken($id: ID!) {
    revokeAccessToken(id: $id)
  }
`);

export const beginSecondFactorOperation = graphql(`
  mutation BeginSecondFactor {
    beginSecondFactor {
      secret
      url
    }
  }
`);

export const confirmSecondFactorOperation = graphql(`
  mutation ConfirmSecondFactor($code: String!) {
    confirmSecondFactor(code: $code)
  }
`);

export const addPasskeyOperation = graphql(`
  mutation AddPasskey($name: String!, $response: String!) {
    addPasskey(name: $name, response: $response) {
      recoveryCodes
    }
  }
`);

export const removePasskeyOperation = graphql(`
  mutation RemovePasskey($id: ID!) {
    removePasskey(id: $id)
  }
`);

export const unlinkProviderOperation = graphql(`
  mutation UnlinkProvider($issuer: String!) {
    unlinkProvider(issuer: $issuer)
  }
`);

export const stopResetOperation = graphql(`
  mutation StopReset {
    stopSecondFactorReset
  }
`);

export const setPasswordOperation = graphql(`
  mutation SetPassword($current: String, $new: String!, $keepAccessTokens: Boolean!) {
    setPassword(current: $current, new: $new, keepAccessTokens: $keepAccessTokens) {
      locale
    }
  }
`);
