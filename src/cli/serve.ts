/** `npm run serve`: serves the built site as a production server would. */
import { runCommand } from './run-command.ts';
import { serveSite } from './serving.ts';

await runCommand(serveSite);
