// Read by every version of Node that knows modules, so that an old one can still say what is wrong: plain syntax only.
const parts = process.versions.node.split('.').map(Number);
if (parts[0] < 20 || (parts[0] === 20 && parts[1] < 19)) {
  console.error('需要 Node.js 20.19 或更新，当前是 ' + process.versions.node + '。请从 https://nodejs.org/ 安装后重试。');
  console.error(
    'Node.js 20.19 or newer is needed; this is ' + process.versions.node + '. Install it from https://nodejs.org/ and try again.',
  );
  process.exit(1);
}
