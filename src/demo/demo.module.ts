import { Module } from '@nestjs/common';
import { DemoActivity } from './demo-activity.js';
import { DemoMaterials } from './demo-materials.js';
import { DemoOutcomes } from './demo-outcomes.js';
import { DemoPeople } from './demo-people.js';
import { DemonstrationWorld } from './demonstration-world.js';

@Module({
  providers: [DemonstrationWorld, DemoPeople, DemoActivity, DemoMaterials, DemoOutcomes],
  exports: [DemonstrationWorld],
})
export class DemoModule {}
