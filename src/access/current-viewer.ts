import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { CallContext } from '../platform/index.js';
import { signedIn } from './viewer.policy.js';
import type { SignedIn, Viewer } from './viewer.js';

/** The viewer of a call. */
export const viewerOf = (context: CallContext): Viewer => context.caller as Viewer;

/** The viewer as a parameter of a resolver. */
export const CurrentViewer = createParamDecorator((_: unknown, context: ExecutionContext): Viewer =>
  viewerOf(GqlExecutionContext.create(context).getContext<CallContext>()),
);

/** The viewer as a parameter of a resolver that is for signed-in people only. */
export const CurrentMember = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn =>
  signedIn(viewerOf(GqlExecutionContext.create(context).getContext<CallContext>())),
);
