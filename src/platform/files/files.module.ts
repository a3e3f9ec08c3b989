import { Global, Module } from '@nestjs/common';
import { FileLinks } from './file-links.service.js';
import { FileRoutes } from './file-routes.service.js';
import { Storage } from './storage.service.js';
import { UploadAllowances } from './upload-allowances.store.js';
import { UploadsResolver } from './uploads.resolver.js';
import { Uploads } from './uploads.service.js';

@Global()
@Module({
  providers: [Storage, UploadAllowances, Uploads, UploadsResolver, FileRoutes, FileLinks],
  exports: [Uploads, FileRoutes, FileLinks],
})
export class FilesModule {}
