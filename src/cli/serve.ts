/** `npm run serve`: serves the built site as a production server would. */
import { runCommand } from './run-command.ts';
import { serveSite } from './serve-site.ts';

await runCommand(serveSite);
