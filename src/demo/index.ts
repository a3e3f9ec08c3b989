export { DemoModule } from './demo.module.js';
export { DemonstrationWorld } from './demonstration-world.js';
export {
  accounts as demonstrationAccounts,
  addressOf as demonstrationAddress,
  password as demonstrationPassword,
} from './people.js';
