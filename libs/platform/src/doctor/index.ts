export { checkDurability, checkEmbedded, checkExternal, judgeDurability } from './database';
export { type Patient, checkFolder, checkPort, examine } from './examine';
export type { Finding } from './finding';
export { checkDisk, checkMemory, checkNode, checkProxy, checkTimeZone, checkUser } from './machine';
