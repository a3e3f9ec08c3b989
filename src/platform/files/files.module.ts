import { Global, Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Secret } from '../config/secret.js';
import { FileRoutes } from './file-routes.js';
import { Signatures } from './signatures.js';
import { Storage } from './storage.js';
import { UploadsResolver } from './uploads.resolver.js';
import { Uploads } from './uploads.js';

@Global()
@Module({
  providers: [
    { provide: Secret, inject: [Config], useFactory: (config: Config) => Secret.of(config) },
    Signatures,
    Storage,
    Uploads,
    UploadsResolver,
    FileRoutes,
  ],
  exports: [Secret, Signatures, Uploads, FileRoutes],
})
export class FilesModule {}
