export { DemoModule } from './demo.module.js';
export { DemonstrationWorld } from './world/demonstration-world.service.js';
export {
  accounts as demonstrationAccounts,
  addressOf as demonstrationAddress,
  password as demonstrationPassword,
} from './world/people.js';
