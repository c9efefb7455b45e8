/** `npm run serve`: serves the built site as a production server would. */
import { command } from './run-command.ts';
import { serveSite } from './serving.ts';

await command(serveSite);
