import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { Intake, listenFrom } from './intake';

const HOST = '127.0.0.1';
const LONG = 60_000;
const calm = new AbortController().signal;

describe('the intake', () => {
  const servers: Server[] = [];
  const sockets: Socket[] = [];
  afterEach(() => {
    sockets.splice(0).forEach((socket) => socket.destroy());
    servers.splice(0).forEach((server) => (server.closeAllConnections(), server.close()));
  });

  async function listening() {
    const server = createServer();
    servers.push(server);
    const intake = new Intake(server);
    await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
    const { port } = server.address() as AddressInfo;
    /** A client that has sent this; what it hears is in `heard`. */
    const client = async (text: string) => {
      const arrived = once(server, 'connection');
      const socket = connect(port, HOST);
      sockets.push(socket);
      await Promise.all([arrived, once(socket, 'connect')]);
      let heard = '';
      socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
      // A connection that is cut off may be reset; what matters is that it ends.
      socket.on('error', () => undefined);
      const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(heard)));
      if (text !== '') await new Promise<void>((resolve) => socket.write(text, () => resolve()));
      return { socket, closed };
    };
    const request = async (): Promise<ServerResponse> => {
      const [, response] = (await once(server, 'request')) as [unknown, ServerResponse];
      return response;
    };
    return { server, intake, port, client, request };
  }

  it.each([
    ['that has sent nothing', ''],
    ["that has sent half a request's head", 'GET / HTTP/1.1\r\nHost: x'],
  ])('does not wait for a client %s', async (_name, text) => {
    const { server, intake, client } = await listening();
    const { closed } = await client(text);
    await intake.stop(LONG, calm);
    expect(server.listening).toBe(false);
    expect(await closed).toBe('');
  });

  it('answers the request in hand, tells its client to go, and then closes', async () => {
    const { intake, client, request } = await listening();
    const asked = request();
    const { closed } = await client('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    const response = await asked;
    const stopped = intake.stop(LONG, calm);
    response.end('answered');
    await stopped;
    const heard = await closed;
    expect(heard).toContain('answered');
    expect(heard.toLowerCase()).toContain('connection: close');
  });

  it('cuts off what takes longer than the limit', async () => {
    const { intake, client, request } = await listening();
    const asked = request();
    const { closed } = await client('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf');
    await asked;
    await intake.stop(0, calm);
    expect(await closed).toBe('');
  });

  it('waits no longer once it is hurried', async () => {
    const { intake, client, request } = await listening();
    const asked = request();
    const { closed } = await client('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await asked;
    const haste = new AbortController();
    const stopped = intake.stop(LONG, haste.signal);
    haste.abort();
    await stopped;
    expect(await closed).toBe('');
  });

  it('listens on the next port when the asked one is taken', async () => {
    const { port } = await listening();
    const server = createServer();
    servers.push(server);
    const taken = await listenFrom(server, port, HOST);
    expect(taken).toBeGreaterThan(port);
    expect((server.address() as AddressInfo).port).toBe(taken);
    // What is no matter of a taken port is an error.
    const other = createServer();
    await expect(listenFrom(other, port, '192.0.2.1')).rejects.toMatchObject({ code: 'EADDRNOTAVAIL' });
  });
});
