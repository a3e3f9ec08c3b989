import { Module } from '@nestjs/common';
import { DemoActivity } from './world/demo-activity.service.js';
import { DemoMaterials } from './world/demo-materials.service.js';
import { DemoOutcomes } from './world/demo-outcomes.service.js';
import { DemoPeople } from './world/demo-people.service.js';
import { DemonstrationWorld } from './world/demonstration-world.service.js';

@Module({
  providers: [DemonstrationWorld, DemoPeople, DemoActivity, DemoMaterials, DemoOutcomes],
  exports: [DemonstrationWorld],
})
export class DemoModule {}
