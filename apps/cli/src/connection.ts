import { Failure } from './failure';
import { EXIT } from './exit-codes';
import { runningServer } from './home';
import type { Io } from './io';

/** Options every command takes. */
export interface CommonOptions {
  readonly url?: string;
  readonly token?: string;
  readonly json?: boolean;
}

export const DEFAULT_URL = 'http://127.0.0.1:3000';

const given = (text: string | undefined): string | undefined =>
  text === undefined || text.trim() === '' ? undefined : text.trim();

/** `--url`, SLATE_URL, the service that runs on this SLATE_HOME, the usual address: the first there is. Without a slash at the end. */
export function urlOf(options: CommonOptions, io: Io): string {
  const text = given(options.url) ?? given(io.env['SLATE_URL']) ?? runningServer(io)?.url ?? DEFAULT_URL;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new Failure(EXIT.USAGE, 'URL', `地址有误：${text}，例：${DEFAULT_URL}`, `not an address: ${text}, e.g. ${DEFAULT_URL}`);
  }
  return url.href.replace(/\/+$/, '');
}

/** `--token` or SLATE_TOKEN; the latter does not show in the list of processes. */
export function tokenOf(options: CommonOptions, io: Io): string {
  const token = given(options.token) ?? given(io.env['SLATE_TOKEN']);
  if (token === undefined) {
    throw new Failure(
      EXIT.NOT_AUTHORISED,
      'UNAUTHENTICATED',
      '没有令牌：请用 --token 或环境变量 SLATE_TOKEN（演示令牌见服务首页）',
      'no token: give --token or SLATE_TOKEN (the home page of the service lists the demonstration tokens)',
    );
  }
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new Failure(EXIT.USAGE, 'TOKEN', '令牌含有空格或非法字符', 'the token holds a space or a character no token has');
  }
  return token;
}
