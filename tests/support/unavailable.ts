/** Thrown by a proof or benchmark that needs something this machine does not have. The message names it. */
export class Unavailable extends Error {}
