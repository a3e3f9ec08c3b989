import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from './access/index.js';
import { AuditModule } from './audit/index.js';
import { PlanModule } from './plan/index.js';
import { type Config, PlatformModule } from './platform/index.js';

/** The rooms, in the order in which they may know each other. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with(config), AccessModule, AuditModule, PlanModule] };
  }
}
