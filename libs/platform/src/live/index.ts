export { LiveStream, type Pull } from './live-stream';
export { LogWindow, type Seen, type WindowOptions } from './log-window';
export { Newest } from './newest';
