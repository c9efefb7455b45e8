/** Sends HTTP requests and returns responses as they are: no redirects followed, nothing decompressed. */
import { type IncomingHttpHeaders, request } from 'node:http';

export interface HttpRequest {
  path: string;
  method?: string;
  headers?: Record<string, string>;
}

export interface HttpResponse {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Sends a request. @param address of the server, without a path */
export function sendRequest(
  address: string,
  { path, method = 'GET', headers = {} }: HttpRequest,
): Promise<HttpResponse> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on('error', reject)
      .end();
  });
}
