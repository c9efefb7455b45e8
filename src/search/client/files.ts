/** Needs JavaScript because it fetches the files of the search when they are needed. */

/** Fetches a file and unpacks it, unless the server’s answer is unpacked already. @throws Error when it does not come */
export async function fetchFile(address: string, fresh = false): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address, fresh ? { cache: 'no-cache' } : {});
  if (!response.ok) throw new Error(`${address} answers ${response.status}.`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const unpacked = new Response(bytes).body?.pipeThrough(new DecompressionStream('gzip'));
  return withoutSignature(new Uint8Array(await new Response(unpacked).arrayBuffer()));
}

const signature = 'pagefind_dcd';

function withoutSignature(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const head = new TextDecoder().decode(bytes.subarray(0, signature.length));
  return head === signature ? bytes.subarray(signature.length) : bytes;
}

/** Keeps what a function of a text made, but no failure: the next call tries again. */
export function once<Value>(make: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  const made = new Map<string, Promise<Value>>();
  return (key) => {
    const known = made.get(key);
    if (known) return known;
    const making = make(key);
    made.set(key, making);
    making.catch(() => made.delete(key));
    return making;
  };
}
