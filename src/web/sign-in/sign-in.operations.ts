import { graphql } from '../../platform/index.js';

export const signInOperation = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      locale
    }
  }
`);

export const completeSignInOperation = graphql(`
  mutation CompleteSignIn($oneTimeCode: String, $recoveryCode: String) {
    completeSignIn(oneTimeCode: $oneTimeCode, recoveryCode: $recoveryCode) {
      locale
    }
  }
`);

export const requestSignInLinkOperation = graphql(`
  mutation RequestSignInLink($email: EmailAddress!) {
    requestSignInLink(email: $email)
  }
`);

export const signInWithCodeOperation = graphql(`
  mutation SignInWithCode($code: String!) {
    signInWithCode(code: $code) {
      locale
    }
  }
`);

export const signInWithLinkOperation = graphql(`
  mutation SignInWithLink($token: String!) {
    signInWithLink(token: $token) {
      locale
    }
  }
`);

export const signInWithPasskeyOperation = graphql(`
  mutation SignInWithPasskey($response: String!) {
    signInWithPasskey(response: $response) {
      locale
    }
  }
`);

export const signOutOperation = graphql(`
  mutation SignOut {
    signOut
  }
`);
