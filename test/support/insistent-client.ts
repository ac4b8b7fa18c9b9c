import { setTimeout as pause } from 'node:timers/promises';

export interface Answered<Body> {
  readonly status: number;
  readonly body: Body;
}

/** Refusals that say nothing about the act: the same request is sent again with the same key. */
const AGAIN = /SEEDING|IN_PROGRESS|TOO_BUSY|INTERNAL|NOT_YET_PROJECTED/;

/** A client that sends the same request until it is answered, whatever happens to the service meanwhile. */
export class InsistentClient {
  /** Requests whose connection broke or found nobody. */
  broken = 0;
  /** Of these, such as had been under way: the request was sent and the answer never came. */
  cut = 0;

  constructor(private readonly url: string) {}

  async graphql<Data>(token: string, query: string, variables: object): Promise<Data> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const { body } = await this.send<{ data?: Data | null; errors?: readonly object[] }>(
      '/graphql',
      { method: 'POST', headers, body: JSON.stringify({ query, variables }) },
      (text) => text.includes('"errors"') && AGAIN.test(text),
    );
    if (!body.data || body.errors) throw new Error(`Not answered: ${JSON.stringify(body)}`);
    return body.data;
  }

  rest<Body>(token: string, path: string, key: string, body: object): Promise<Answered<Body>> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key };
    return this.send<Body>(
      path,
      { method: 'POST', headers, body: JSON.stringify(body) },
      (text, status) => status >= 400 && AGAIN.test(text),
    );
  }

  private async send<Body>(
    path: string,
    request: RequestInit,
    again: (text: string, status: number) => boolean,
  ): Promise<Answered<Body>> {
    for (;;) {
      try {
        const answer = await fetch(this.url + path, request);
        const text = await answer.text();
        if (!again(text, answer.status)) return { status: answer.status, body: JSON.parse(text) as Body };
      } catch (error) {
        this.broken += 1;
        const cause = (error as { cause?: { code?: string } }).cause?.code;
        if (cause !== 'ECONNREFUSED') this.cut += 1;
      }
      await pause(40);
    }
  }
}
