/** Whose turn it is: few requests at once for each server and in all, and a pause between those to the same one. */

/** How much at once, and how fast. */
export interface RateLimits {
  /** Requests at once to one server. */
  perHost: number;
  inAll: number;
  /** Seconds between the starts of two requests to one server. */
  pause: number;
}

interface Host {
  running: number;
  /** The moment before which no request may start. */
  notBefore: number;
  waiting: (() => void)[];
}

/** Lets requests start when good manners allow it. */
export class Queue {
  readonly manners: RateLimits;
  readonly #hosts = new Map<string, Host>();
  #running = 0;
  #alarm: NodeJS.Timeout | undefined;

  constructor(manners: RateLimits) {
    this.manners = manners;
  }

  /** Runs a request when it is its turn. What was begun goes `first`, before what was not. @returns what it returns. */
  async run<T>(name: string, request: () => Promise<T>, first = false): Promise<T> {
    const host = this.#host(name);
    await new Promise<void>((start) => {
      if (first) host.waiting.unshift(start);
      else host.waiting.push(start);
      this.#next();
    });
    try {
      return await request();
    } finally {
      host.running -= 1;
      this.#running -= 1;
      this.#next();
    }
  }

  /** Leaves a server alone for some seconds. */
  leaveAlone(name: string, seconds: number): void {
    const host = this.#host(name);
    host.notBefore = Math.max(host.notBefore, Date.now() + seconds * 1000);
  }

  #host(name: string): Host {
    const host = this.#hosts.get(name) ?? { running: 0, notBefore: 0, waiting: [] };
    this.#hosts.set(name, host);
    return host;
  }

  /** Starts all that may start, and comes back when the next one may. */
  #next(): void {
    const { perHost, inAll, pause } = this.manners;
    const now = Date.now();
    let soonest = Number.POSITIVE_INFINITY;
    for (const [name, host] of [...this.#hosts]) {
      if (this.#running >= inAll) return;
      if (host.waiting.length === 0 || host.running >= perHost) continue;
      if (host.notBefore > now) {
        soonest = Math.min(soonest, host.notBefore);
        continue;
      }
      host.running += 1;
      this.#running += 1;
      host.notBefore = now + pause * 1000;
      soonest = Math.min(soonest, host.notBefore);
      // To the end, so that every server has its turn.
      this.#hosts.delete(name);
      this.#hosts.set(name, host);
      host.waiting.shift()?.();
    }
    clearTimeout(this.#alarm);
    if (soonest < Number.POSITIVE_INFINITY) this.#alarm = setTimeout(() => this.#next(), Math.max(1, soonest - now));
  }
}
