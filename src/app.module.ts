import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from './access/index.js';
import { AccountsModule } from './accounts/index.js';
import { AuditModule } from './audit/index.js';
import { DemoModule } from './demo/index.js';
import { EventsModule } from './events/index.js';
import { FeedbackModule } from './feedback/index.js';
import { NetworksModule } from './networks/index.js';
import { NotificationsModule } from './notifications/index.js';
import { OutcomesModule } from './outcomes/index.js';
import { PeopleModule } from './people/index.js';
import { PlanModule } from './plan/index.js';
import { type Config, PlatformModule } from './platform/index.js';
import { RegistrationsModule } from './registrations/index.js';
import { ReportsModule } from './reports/index.js';
import { WebModule } from './web/index.js';

/** The rooms, in the order in which they may know each other. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(config),
        AccessModule,
        AuditModule,
        PlanModule,
        PeopleModule,
        NetworksModule,
        AccountsModule,
        EventsModule,
        RegistrationsModule,
        FeedbackModule,
        OutcomesModule,
        ReportsModule,
        NotificationsModule,
        WebModule.with(config),
        DemoModule,
      ],
    };
  }
}
