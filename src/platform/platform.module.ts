import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Config } from './config/config.js';
import { Secret } from './config/secret.js';
import { Signatures } from './config/signatures.service.js';
import { SignedIds } from './config/signed-ids.service.js';
import { DatabaseModule } from './database/database.module.js';
import { StandingChecks } from './doctor/standing-checks.registry.js';
import { FilesModule } from './files/files.module.js';
import { GraphqlModule } from './graphql/graphql.module.js';
import { FailedRounds } from './health/failed-rounds.registry.js';
import { HealthController } from './health/health.controller.js';
import { Jobs } from './jobs/jobs.service.js';
import { Outbox } from './outbox/outbox.service.js';

@Global()
@Module({})
export class PlatformModule {
  /** The platform under these settings. */
  static with(config: Config): DynamicModule {
    return {
      module: PlatformModule,
      imports: [ConfigModule.with(config), DatabaseModule, GraphqlModule, FilesModule],
      providers: [FailedRounds, Jobs, Outbox, StandingChecks],
      controllers: [HealthController],
      exports: [FailedRounds, Jobs, Outbox, StandingChecks],
    };
  }
}

@Global()
@Module({})
class ConfigModule {
  static with(config: Config): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: Config, useValue: config },
        { provide: Secret, useFactory: () => Secret.of(config) },
        Signatures,
        SignedIds,
      ],
      exports: [Config, Secret, Signatures, SignedIds],
    };
  }
}
