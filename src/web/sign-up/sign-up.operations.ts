import { graphql } from '../../platform/index.js';

export const statesOperation = graphql(`
  query StatesToChoose {
    states {
      code
      name
    }
  }
`);

export const signUpOperation = graphql(`
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input)
  }
`);

export const confirmEmailOperation = graphql(`
  mutation ConfirmEmail($token: String!) {
    confirmEmail(token: $token) {
      locale
    }
  }
`);
