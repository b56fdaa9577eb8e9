export { backup, verify } from './backup';
export { LOOKING_AROUND, OWN, REGISTRY } from './registry';
export {
  type EmbeddedMongo,
  type EmbeddedMongoOptions,
  type Location,
  startEmbeddedMongo,
  TRACE_VARIABLE,
} from './start';
export { ask } from './wire/ask';
