import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { CallContext } from '../graphql/context.js';
import type { MutationRequestUploadArgs, Upload } from '../../schema-types.js';
import { Uploads } from './uploads.service.js';

@Resolver()
export class UploadsResolver {
  constructor(private readonly uploads: Uploads) {}

  @Mutation()
  requestUpload(@Args() asked: MutationRequestUploadArgs, @Context() { caller }: CallContext): Promise<Upload> {
    return this.uploads.request(caller, asked);
  }
}
