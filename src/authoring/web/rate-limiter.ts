/** Limits the number and rate of requests, for each host and in total. */

export interface RateLimits {
  /** Requests at once to one host. */
  perHost: number;
  /** Requests at once to all hosts together. */
  total: number;
  /** Seconds between the starts of two requests to one host. */
  pause: number;
}

interface HostState {
  running: number;
  /** The time before which no request may start, in milliseconds since 1970. */
  notBefore: number;
  waiting: (() => void)[];
}

/** A queue that starts each request when the limits allow it. */
export class RateLimiter {
  readonly limits: RateLimits;
  readonly #hosts = new Map<string, HostState>();
  #running = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(limits: RateLimits) {
    this.limits = limits;
  }

  /**
   * Runs a request when the limits allow it, and returns its result.
   * @param hasPriority whether it goes before the other requests to its host that wait
   */
  async run<T>(hostName: string, request: () => Promise<T>, hasPriority = false): Promise<T> {
    const host = this.#getHost(hostName);
    await new Promise<void>((start) => {
      if (hasPriority) host.waiting.unshift(start);
      else host.waiting.push(start);
      this.#startRequests();
    });
    try {
      return await request();
    } finally {
      host.running -= 1;
      this.#running -= 1;
      this.#startRequests();
    }
  }

  /** Starts no request to a host for some seconds. */
  backOff(hostName: string, seconds: number): void {
    const host = this.#getHost(hostName);
    host.notBefore = Math.max(host.notBefore, Date.now() + seconds * 1000);
  }

  #getHost(name: string): HostState {
    const host = this.#hosts.get(name) ?? { running: 0, notBefore: 0, waiting: [] };
    this.#hosts.set(name, host);
    return host;
  }

  /** Starts all requests that the limits allow, and sets a timer for the next one. */
  #startRequests(): void {
    const { perHost, total, pause } = this.limits;
    const now = Date.now();
    let soonest = Number.POSITIVE_INFINITY;
    for (const [name, host] of [...this.#hosts]) {
      if (this.#running >= total) return;
      if (host.waiting.length === 0 || host.running >= perHost) continue;
      if (host.notBefore > now) {
        soonest = Math.min(soonest, host.notBefore);
        continue;
      }
      host.running += 1;
      this.#running += 1;
      host.notBefore = now + pause * 1000;
      soonest = Math.min(soonest, host.notBefore);
      // The host moves to the end, so that hosts take turns.
      this.#hosts.delete(name);
      this.#hosts.set(name, host);
      host.waiting.shift()?.();
    }
    clearTimeout(this.#timer);
    if (soonest < Number.POSITIVE_INFINITY)
      this.#timer = setTimeout(() => this.#startRequests(), Math.max(1, soonest - now));
  }
}
