import { Global, Module } from '@nestjs/common';
import { FileRoutes } from './file-routes.js';
import { Storage } from './storage.js';
import { UploadsResolver } from './uploads.resolver.js';
import { Uploads } from './uploads.js';

@Global()
@Module({
  providers: [Storage, Uploads, UploadsResolver, FileRoutes],
  exports: [Uploads, FileRoutes],
})
export class FilesModule {}
